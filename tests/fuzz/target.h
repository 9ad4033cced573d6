// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDir>
#include <QTemporaryDir>
#include <cstdio>
#include <cstdlib>

namespace wyh::fuzz {

/// Everything that reads what others wrote. A target must not crash, hang or leave anything half done, whatever the
/// bytes are; it says so with require().
void pullPage(const QByteArray &bytes);
void pushAnswer(const QByteArray &bytes);
void problem(const QByteArray &bytes);
void session(const QByteArray &bytes);
void pushRequest(const QByteArray &bytes);
void syncHeaders(const QByteArray &bytes);
void import1688(const QByteArray &bytes);
void outboxFile(const QByteArray &bytes);
void rescueFile(const QByteArray &bytes);
void courier(const QByteArray &bytes);
void arguments(const QByteArray &bytes);
void httpRequest(const QByteArray &bytes);

struct Target
{
    const char *name;
    void (*run)(const QByteArray &bytes);
};
inline constexpr Target kTargets[] = {
    {"pull-page", pullPage},     {"push-answer", pushAnswer},   {"problem", problem},
    {"session", session},        {"push-request", pushRequest}, {"sync-headers", syncHeaders},
    {"import-1688", import1688}, {"outbox-file", outboxFile},   {"rescue-file", rescueFile},
    {"courier", courier},        {"arguments", arguments},      {"http-request", httpRequest},
};
/// nullptr: there is no such target.
const Target *findTarget(const char *name);

inline void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

/// A folder in memory where there is one: thousands of durable commits a second.
inline QString folderTemplate()
{
    return QStringLiteral("%1/wyh-fuzz-XXXXXX")
        .arg(QDir(QStringLiteral("/dev/shm")).exists() ? QStringLiteral("/dev/shm") : QDir::tempPath());
}

}  // namespace wyh::fuzz
