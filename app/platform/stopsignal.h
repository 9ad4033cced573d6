// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace wyh::server {

/// Tells the main thread that it is time to stop: SIGTERM, SIGINT or SIGHUP (Ctrl+C and closing the window on Windows),
/// or the end of standard input. Make it before any other thread: signals are blocked for all threads from then on. One
/// per process, since signals are.
class StopSignal
{
public:
    StopSignal();
    StopSignal(const StopSignal &) = delete;
    StopSignal &operator=(const StopSignal &) = delete;

    /// Also stop when standard input ends: how a child learns that its parent is gone, however it went.
    void watchStandardInput();
    /// Waits so long; true: stop now.
    bool wait(int timeoutMs);
    [[nodiscard]] QString reason() const;
};

}  // namespace wyh::server
