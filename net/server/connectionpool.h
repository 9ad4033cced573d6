// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMutex>
#include <QWaitCondition>
#include <functional>
#include <memory>
#include <vector>

#include "models/sql/connection.h"

namespace wyh::server {

/// The connections of the platform's file, each used by one request at a time. A request holds at most one: read() and
/// write() must not be nested.
class ConnectionPool
{
public:
    using Body = std::function<Status(wyh::sql::Connection &)>;

    ConnectionPool(QString path, wyh::sql::OpenOptions options, wyh::sql::CommitHook hook, int most);
    ~ConnectionPool();

    /// One consistent state of the data for the whole body; never waits for a writer.
    Status read(const Body &body);
    /// One transaction. Writers of this process queue here and not in SQLite, whose waiting is a poll without any
    /// order.
    Status write(const Body &body);
    /// A connection outside of any transaction.
    Status plain(const Body &body);

private:
    class Lease;
    Status withLease(const Body &body);

    const QString m_path;
    const wyh::sql::OpenOptions m_options;
    const wyh::sql::CommitHook m_hook;
    const int m_most;
    QMutex m_mutex;
    QWaitCondition m_free;
    std::vector<std::unique_ptr<wyh::sql::Connection>> m_idle;
    int m_open = 0;
    QMutex m_writer;
};

}  // namespace wyh::server
