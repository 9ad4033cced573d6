// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMutex>
#include <QWaitCondition>
#include <chrono>
#include <deque>
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

    /// A group of writers is committed after longestGroup, although others of it still wait.
    ConnectionPool(QString path, wyh::sql::OpenOptions options, wyh::sql::CommitHook hook, int most,
                   std::chrono::milliseconds longestGroup = std::chrono::milliseconds(20));
    ~ConnectionPool();

    /// One consistent state of the data for the whole body; never waits for a writer.
    Status read(const Body &body);
    /// One transaction: all of the body or nothing, and on the disk before this returns. Writers of this process queue
    /// here and not in SQLite, whose waiting is a poll without any order. Those who wait at the same time are carried
    /// out one after the other and share one commit (adr/0018); a body that fails takes none of the others with it.
    /// One that throws does, and so does a commit that fails: then all of the group are told that.
    Status write(const Body &body);
    /// How many writers wait for those before them.
    [[nodiscard]] int waitingWriters();
    /// A connection outside of any transaction.
    Status plain(const Body &body);

private:
    class Lease;
    struct Writer;
    Status withLease(const Body &body);
    void lead(Writer &leader);
    size_t carryOut(const std::deque<Writer *> &group);

    const QString m_path;
    const wyh::sql::OpenOptions m_options;
    const wyh::sql::CommitHook m_hook;
    const int m_most;
    const std::chrono::milliseconds m_longestGroup;
    QMutex m_mutex;
    QWaitCondition m_free;
    std::vector<std::unique_ptr<wyh::sql::Connection>> m_idle;
    int m_open = 0;
    QMutex m_writers;
    std::deque<Writer *> m_queue;
    bool m_led = false;  ///< one of the writers carries out what is waiting
};

}  // namespace wyh::server
