// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/connectionpool.h"

#include <utility>

namespace wyh::server {

ConnectionPool::ConnectionPool(QString path, wyh::sql::OpenOptions options, wyh::sql::CommitHook hook, int most)
    : m_path(std::move(path)), m_options(std::move(options)), m_hook(std::move(hook)), m_most(std::max(1, most))
{
}

ConnectionPool::~ConnectionPool() = default;

/// Gives its connection back however the body ends; the commit hook of a test may throw through it.
class ConnectionPool::Lease
{
public:
    explicit Lease(ConnectionPool &pool) : m_pool(pool)
    {
        QMutexLocker lock(&pool.m_mutex);
        while (pool.m_idle.empty() && pool.m_open >= pool.m_most)
            pool.m_free.wait(&pool.m_mutex);
        if (!pool.m_idle.empty()) {
            m_connection = std::move(pool.m_idle.back());
            pool.m_idle.pop_back();
        } else {
            ++pool.m_open;
        }
    }
    ~Lease()
    {
        const QMutexLocker lock(&m_pool.m_mutex);
        if (m_connection)
            m_pool.m_idle.push_back(std::move(m_connection));
        else
            --m_pool.m_open;
        m_pool.m_free.wakeOne();
    }
    Lease(const Lease &) = delete;
    Lease &operator=(const Lease &) = delete;

    Status open()
    {
        if (m_connection)
            return done();
        auto opened = wyh::sql::Connection::open(m_pool.m_path, m_pool.m_options);
        if (!opened.ok())
            return opened.error();
        m_connection = std::move(opened.value());
        m_connection->setCommitHook(m_pool.m_hook);
        return done();
    }
    wyh::sql::Connection &connection() { return *m_connection; }

private:
    ConnectionPool &m_pool;
    std::unique_ptr<wyh::sql::Connection> m_connection;
};

Status ConnectionPool::withLease(const Body &body)
{
    Lease lease(*this);
    if (Status opened = lease.open(); !opened.ok())
        return opened;
    return body(lease.connection());
}

Status ConnectionPool::plain(const Body &body)
{
    return withLease(body);
}

Status ConnectionPool::read(const Body &body)
{
    return withLease([&body](wyh::sql::Connection &connection) -> Status {
        struct EndOfRead
        {
            wyh::sql::Connection &connection;
            ~EndOfRead() { (void)connection.query("ROLLBACK").run(); }
        };
        // Prepared once: a routine question is not much more than these two.
        if (Status begun = connection.query("BEGIN").run(); !begun.ok())
            return begun;
        const EndOfRead end{connection};
        return body(connection);
    });
}

Status ConnectionPool::write(const Body &body)
{
    // The lock first: waiting writers then hold no connection, and readers always find one.
    const QMutexLocker lock(&m_writer);
    return withLease([&body](wyh::sql::Connection &connection) -> Status {
        return connection.transaction([&]() -> Status { return body(connection); });
    });
}

}  // namespace wyh::server
