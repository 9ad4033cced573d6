// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSemaphore>
#include <QString>

#include "models/core/random.h"
#include "models/core/result.h"
#include "net/server/platform.h"

namespace wyh::server {

/// Passwords as Argon2id with a salt of their own and the platform's pepper:
/// "argon2id$<operations>$<bytes>$<salt>$<hash>", the last two base64url.
/// At most two are computed at once: one costs 64 MB, and a flood of sign-ins must not take the machine's memory. Only
/// so many may wait for their turn, or the flood would take every thread. Errors of all: "passwords-busy",
/// "out-of-memory".
class Passwords
{
public:
    /// underWay: computed or waiting, together.
    Passwords(PlatformOptions::PasswordCost cost, QByteArray pepper, Random &random, int underWay = 64);

    Result<QString> hash(const QString &password);
    Result<bool> verify(const QString &password, const QString &stored);
    /// As long as verify() takes, always false: nobody shall tell from the time whether a login exists.
    Result<bool> verifyNobody(const QString &password);

private:
    struct Cost
    {
        qulonglong operations;
        qulonglong memory;
    };
    Result<QByteArray> derive(const QString &password, const QByteArray &salt, const Cost &cost);

    Cost m_cost;
    QByteArray m_pepper;
    Random &m_random;
    QByteArray m_nobodysSalt;
    QSemaphore m_places;
    QSemaphore m_slots{2};
};

}  // namespace wyh::server
