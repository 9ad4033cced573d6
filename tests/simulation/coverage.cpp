// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/coverage.h"

#include <array>

namespace wyh::sim {

namespace {

constexpr std::array kMust = std::to_array<const char *>({
    // what went wrong
    "request lost",
    "answer lost",
    "request doubled",
    "late answer ignored",
    "platform down",
    "platform crash",
    "client crash",
    "crash before a commit",
    "crash after a commit",
    "crash between cache and outbox commit",
    "cache damaged",
    "disk full",
    "not saved, the disk is full",
    "reserve given back to a full disk",
    "clock jump",
    "program upgraded",
    "poisoned operation",
    "platform stumbled over an operation",
    "tombstones forgotten",
    "restore with a new feed id",
    "restore without a new feed id",
    "restore between ack and pull",
    "account disabled",
    "permissions changed",
    "prices withdrawn",
    "ship-from address saved",
    "ship-from address deleted",
    "session of another account refused",
    "sign-in",
    "somebody in between answers anything",
    // what was seen on the way (sync.md 2.7)
    "TLS cut",
    "captive portal",
    "redirect",
    "408 of a proxy",
    "413 of a proxy",
    "502 of a proxy",
    "504 of a proxy",
    "429 with Retry-After",
    "429 without Retry-After",
    "409",
    "422",
    "400 after the commit",
    "500 after the commit",
    "still running (later)",
    "answer cut in the middle",
    "item nobody can read",
    "403 inside a result",
    "status 0",
    "status 200",
    "status 400",
    "status 401",
    "status 403",
    "status 409",
    "status 410",
    "status 413",
    "status 422",
    "status 426",
    "status 429",
    "status 500",
    "status 503",
    "judged Ok",
    "judged Unknown",
    "judged NotOurPlatform",
    "judged TokenExpired",
    "judged Forbidden",
    "judged AccountDisabled",
    "judged Busy",
    "judged Gone",
    "judged Refused",
    "judged ServerError",
    "judged ClientTooOld",
    "judged SlowDown",
    "paused: account-disabled",
    "paused: client-too-old",
    "paused: reset-loop",
    // reloads
    "reload: history",
    "reload: expired",
    "reload: scope",
    "reload: schema",
    "410 while operations wait",
    "duplicate of an old push after a reset",
    "page repeated",
    "page of before a reload",
    "lost by a restore, applied again",
    "lost by a restore, with a notice",
    // operations
    "op pick",
    "op flag_line",
    "op flag_sku",
    "op give_up_rest",
    "op ship",
    "op void_shipment",
    "applied pick",
    "applied flag_line",
    "applied flag_sku",
    "applied give_up_rest",
    "applied ship",
    "applied void_shipment",
    "refused pick",
    "refused flag_line",
    "refused give_up_rest",
    "refused ship",  // a void is refused too seldom for 500 seeds; tst_decide has its rows
    "outcome applied",
    "outcome already applied",
    "outcome conflict",
    "outcome rejected",
    "outcome blocked",
    "seen in state pending",
    "seen in state acked",
    "seen in state done",
    "seen in state conflict",
    "seen in state rejected",
    "seen in state held",
    "seen in state stuck",
    "seen in state review",
    "applied after shown failed",
    "a person answered a notice",
    "a person restored an operation",
    "a person did an operation over",
    "notice closed",
    "results told closed",
    "ended done",
    "ended conflict",
    "ended rejected",
    "ended held",
    "ended stuck",
    "ended review",
    "ended closed",
});

}  // namespace

QStringList neverHappened(const QMap<QString, qint64> &coverage)
{
    QStringList never;
    for (const char *must : kMust) {
        if (coverage.value(QLatin1StringView(must)) == 0)
            never.append(QLatin1StringView(must));
    }
    return never;
}

}  // namespace wyh::sim
