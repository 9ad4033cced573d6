// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <httplib.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace wyh::server {

/// A thread for each connection, made when it is needed, kept until the end. When all are taken, or the system gives
/// no more, enqueue() calls `crowded` (to close idle connections) and at last waits: further clients stay in the
/// kernel's queue.
class ConnectionThreads final : public httplib::TaskQueue
{
public:
    /// `waiting` is kept at the number of connections that find no thread; whoever holds a thread should be brief then.
    ConnectionThreads(size_t most, std::function<void()> crowded, std::atomic<int> &waiting);
    void enqueue(std::function<void()> task) override;
    void shutdown() override;

private:
    void addThreadIfNeeded();
    void run();
    void countWaiting();

    const size_t m_most;
    const std::function<void()> m_crowded;
    std::atomic<int> &m_waiting;
    std::mutex m_mutex;
    std::condition_variable m_taskOrEnd;
    std::condition_variable m_free;
    std::deque<std::function<void()>> m_tasks;
    std::vector<std::thread> m_threads;
    size_t m_idle = 0;
    bool m_noMoreThreads = false;
    bool m_ending = false;
};

}  // namespace wyh::server
