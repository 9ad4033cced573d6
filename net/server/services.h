// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/server/connectionpool.h"
#include "net/server/keys.h"
#include "net/server/locked.h"
#include "net/server/passwords.h"
#include "net/server/platform.h"
#include "net/server/throttle.h"

namespace wyh::server {

/// What every part of the platform works with; made once by Platform::open. All of it is thread-safe.
struct Services
{
    Services(PlatformOptions given, const Clock &outerClock, Random &outerRandom)
        : options(std::move(given)),
          clock(outerClock),
          random(outerRandom),
          pool(options.databasePath, options.database, options.commitHook, options.connections),
          throttle(clock),
          rate(clock, options.requestsPerSecond, options.requestBurst)
    {
    }

    const PlatformOptions options;
    LockedClock clock;
    LockedRandom random;
    ConnectionPool pool;
    SignInThrottle throttle;
    RateLimit rate;
    Keys keys;
    std::unique_ptr<Passwords> passwords;
};

}  // namespace wyh::server
