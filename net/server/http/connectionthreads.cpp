// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/http/connectionthreads.h"

namespace wyh::server {

ConnectionThreads::ConnectionThreads(size_t most, std::function<void()> crowded, std::atomic<int> &waiting)
    : m_most(most), m_crowded(std::move(crowded)), m_waiting(waiting)
{
}

void ConnectionThreads::countWaiting()
{
    // Until all threads are there, a new connection waits for nobody: its thread is only about to begin.
    const bool full = m_threads.size() >= m_most || m_noMoreThreads;
    m_waiting = full && m_tasks.size() > m_idle ? static_cast<int>(m_tasks.size() - m_idle) : 0;
}

void ConnectionThreads::enqueue(std::function<void()> task)
{
    std::unique_lock lock(m_mutex);
    m_tasks.push_back(std::move(task));
    addThreadIfNeeded();
    countWaiting();
    m_taskOrEnd.notify_one();
    while (m_tasks.size() > m_idle && !m_ending) {
        lock.unlock();
        m_crowded();
        lock.lock();
        // Asked again now and then: a connection that was busy before can be idle by now.
        m_free.wait_for(lock, std::chrono::milliseconds(100), [this] { return m_tasks.size() <= m_idle; });
        addThreadIfNeeded();
    }
}

void ConnectionThreads::addThreadIfNeeded()
{
    if (m_tasks.size() <= m_idle || m_threads.size() >= m_most)
        return;
    try {
        m_threads.emplace_back([this] { run(); });
        ++m_idle;  // from the start: the next task is as good as taken
        m_noMoreThreads = false;
    } catch (const std::exception &) {
        // The system gives no more threads or no more memory for them; those that there are do the work.
        m_noMoreThreads = true;
    }
}

void ConnectionThreads::shutdown()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_taskOrEnd.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
    m_threads.clear();
}

void ConnectionThreads::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_taskOrEnd.wait(lock, [this] { return m_ending || !m_tasks.empty(); });
        --m_idle;
        // Tasks own their sockets: they are run to the end even while stopping.
        if (m_tasks.empty())
            return;
        const std::function<void()> task = std::move(m_tasks.front());
        m_tasks.pop_front();
        countWaiting();
        lock.unlock();
        task();
        lock.lock();
        ++m_idle;
        countWaiting();
        m_free.notify_one();
    }
}

}  // namespace wyh::server
