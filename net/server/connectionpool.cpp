// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/connectionpool.h"

#include <QElapsedTimer>
#include <algorithm>
#include <exception>
#include <utility>

namespace wyh::server {

ConnectionPool::ConnectionPool(QString path, wyh::sql::OpenOptions options, wyh::sql::CommitHook hook, int most,
                               std::chrono::milliseconds longestGroup)
    : m_path(std::move(path)),
      m_options(std::move(options)),
      m_hook(std::move(hook)),
      m_most(std::max(1, most)),
      m_longestGroup(longestGroup)
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

/// Stands in the frame of the thread that waits for it.
struct ConnectionPool::Writer
{
    explicit Writer(const Body &given) : body(given) {}
    const Body &body;
    Status result = done();
    std::exception_ptr thrown;  ///< by the commit hook of a test
    QWaitCondition turn;
    bool leads = false;
    bool finished = false;
};

Status ConnectionPool::write(const Body &body)
{
    Writer mine(body);
    {
        QMutexLocker lock(&m_writers);
        m_queue.push_back(&mine);
        if (!m_led)
            m_led = mine.leads = true;
        while (!mine.leads && !mine.finished)
            mine.turn.wait(&m_writers);
    }
    if (mine.leads)
        lead(mine);
    if (mine.thrown)
        std::rethrow_exception(mine.thrown);
    return mine.result;
}

int ConnectionPool::waitingWriters()
{
    const QMutexLocker lock(&m_writers);
    return static_cast<int>(m_queue.size());
}

/// The leader is the first of the queue. Who comes while it works waits for the next one: a commit does not wait for
/// those who might still come.
void ConnectionPool::lead(Writer &leader)
{
    std::deque<Writer *> group;
    {
        const QMutexLocker lock(&m_writers);
        group.swap(m_queue);
    }
    const size_t count = carryOut(group);
    const QMutexLocker lock(&m_writers);
    m_queue.insert(m_queue.begin(), group.begin() + static_cast<std::ptrdiff_t>(count), group.end());
    for (size_t i = 0; i < count; ++i) {
        group[i]->finished = true;
        if (group[i] != &leader)
            group[i]->turn.wakeOne();
    }
    m_led = !m_queue.empty();
    if (m_led) {
        m_queue.front()->leads = true;
        m_queue.front()->turn.wakeOne();
    }
}

/// How many of them had their turn.
size_t ConnectionPool::carryOut(const std::deque<Writer *> &group)
{
    size_t count = 0;
    // Only now a connection: those who wait hold none, and readers always find one.
    const auto all = [&](wyh::sql::Connection &connection) {
        return connection.transaction([&]() -> Status {
            QElapsedTimer clock;
            clock.start();
            bool any = false;
            // Who had his turn does not wait for all the others: after a while what there is, is committed.
            while (count < group.size() && (count == 0 || clock.elapsed() < m_longestGroup.count())) {
                Writer &writer = *group[count++];
                writer.result = connection.part([&] { return writer.body(connection); });
                any = any || writer.result.ok();
                if (connection.isDoomed())
                    break;  // those behind it get a transaction that can be committed
            }
            return any ? done() : group.front()->result;
        });
    };
    try {
        const Status committed = withLease(all);
        count = std::max<size_t>(count, 1);  // nobody had a turn: the first one tells why
        // Also a refusal may rest on what somebody before it did and what is not there now.
        const bool shared = std::any_of(group.begin(), group.begin() + static_cast<std::ptrdiff_t>(count),
                                        [](const Writer *writer) { return writer->result.ok(); });
        for (size_t i = 0; i < count && shared && !committed.ok(); ++i)
            group[i]->result = committed;
    } catch (...) {
        count = std::max<size_t>(count, 1);
        for (size_t i = 0; i < count; ++i)
            group[i]->thrown = std::current_exception();
    }
    return count;
}

}  // namespace wyh::server
