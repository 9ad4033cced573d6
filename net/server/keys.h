// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include "models/core/random.h"
#include "models/sql/connection.h"

namespace wyh::server {

/// The platform's own secrets, 32 bytes each, made at the first start. They lie beside the data on purpose: a copy of
/// the file is a whole backup, and cursors and sessions stay good after a restore.
struct Keys
{
    QByteArray cursor;    ///< seals cursors
    QByteArray session;   ///< derives a refresh token's successor
    QByteArray password;  ///< pepper: a leaked column of hashes alone cannot be attacked
};

/// To be called in a writing transaction.
Result<Keys> loadKeys(wyh::sql::Connection &connection, Random &random);

/// HMAC-SHA-256, 32 bytes.
QByteArray hmac(const QByteArray &key, const QByteArray &message);
/// SHA-256 in lower-case hexadecimal.
QString sha256Hex(const QByteArray &bytes);
/// Compared in a time that does not depend on where they differ.
bool sameBytes(const QByteArray &one, const QByteArray &other);
/// count random bytes, base64url without padding.
QByteArray randomToken(Random &random, int count = 32);

}  // namespace wyh::server
