// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include "models/core/result.h"

namespace wyh::rescue {

/// The shortest passphrase that is taken, in characters.
inline constexpr int kPassphraseLeast = 10;

enum class Cost {
    Normal,  ///< Argon2id, 256 MiB, 3 passes: the better part of a second on a warehouse PC
    Least    ///< tests
};

/// A document that only its passphrase opens and that nobody can change unseen: Argon2id for the key,
/// XChaCha20-Poly1305 (libsodium's secretstream) for the content. Layout in resources/docs/dev/adr (rescue file).
/// Errors: "passphrase-short" (params.least), "out-of-memory".
Result<QByteArray> seal(const QByteArray &content, const QString &passphrase, Cost cost = Cost::Normal);

/// Errors: "rescue-not-ours" (some other file), "rescue-newer" (of a newer program), "rescue-damaged" (changed or cut
/// off), "rescue-passphrase" (another passphrase), "out-of-memory".
Result<QByteArray> open(const QByteArray &file, const QString &passphrase);

}  // namespace wyh::rescue
