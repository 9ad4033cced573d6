// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/platform/stopsignal.h"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#ifdef Q_OS_WIN
#include <io.h>
#include <windows.h>
#else
#include <signal.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace wyh::server {

namespace {

struct State
{
    std::mutex mutex;
    std::condition_variable changed;
    bool stop = false;
    const char *reason = "";
};

// The watching threads block for ever and end with the process, so what they touch is never destroyed.
State &state()
{
    static State *const shared = new State;
    return *shared;
}

void request(const char *reason)
{
    const std::lock_guard lock(state().mutex);
    if (!state().stop)
        state().reason = reason;
    state().stop = true;
    state().changed.notify_all();
}

#ifdef Q_OS_WIN
BOOL WINAPI consoleEvent(DWORD)
{
    request("console closed or Ctrl+C");
    // Windows ends the process when this returns; the main thread is to end it first.
    Sleep(15000);
    return TRUE;
}
#endif

}  // namespace

StopSignal::StopSignal()
{
#ifdef Q_OS_WIN
    SetConsoleCtrlHandler(&consoleEvent, TRUE);
#else
    sigset_t stopping;
    sigemptyset(&stopping);
    for (const int number : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&stopping, number);
    pthread_sigmask(SIG_BLOCK, &stopping, nullptr);
    std::thread([stopping] {
        int number = 0;
        sigwait(&stopping, &number);
        request(number == SIGTERM ? "SIGTERM" : number == SIGINT ? "SIGINT" : "SIGHUP");
    }).detach();
#endif
}

void StopSignal::watchStandardInput()
{
    std::thread([] {
        char ignored[256];
#ifdef Q_OS_WIN
        while (::_read(0, ignored, sizeof(ignored)) > 0) {
        }
#else
        ssize_t count = 0;
        do {
            count = ::read(STDIN_FILENO, ignored, sizeof(ignored));
        } while (count > 0 || (count < 0 && errno == EINTR));
#endif
        request("standard input closed");
    }).detach();
}

bool StopSignal::wait(int timeoutMs)
{
    std::unique_lock lock(state().mutex);
    return state().changed.wait_for(lock, std::chrono::milliseconds(timeoutMs), [] { return state().stop; });
}

QString StopSignal::reason() const
{
    const std::lock_guard lock(state().mutex);
    return QString::fromLatin1(state().reason);
}

}  // namespace wyh::server
