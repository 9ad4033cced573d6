// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLockFile>
#include <QString>
#include <memory>

#include "models/core/clock.h"
#include "models/core/random.h"
#include "models/core/result.h"
#include "net/server/platform.h"

namespace wyh::server {

/// The folder with the platform's database, for its owner only. One process may serve from it and one at a time may
/// administer it; both at once is fine, the database keeps them apart. Only the serving one writes the log of the
/// database back: SQLite before 3.51.3 can lose pages when one process does while another one begins the log anew.
class DataFolder
{
public:
    enum class Use { Serve, Administer };
    /// Makes the folder if needed and takes its lock. Errors: "folder-unusable", "folder-in-use".
    static Result<std::unique_ptr<DataFolder>> take(const QString &path, Use use);

    /// Opens the database in it.
    Result<std::unique_ptr<Platform>> openPlatform();
    [[nodiscard]] QString filePath(const QString &name) const;

private:
    DataFolder(const QString &path, const QString &lock);
    QString m_path;
    QLockFile m_lock;
    bool m_beside = false;  ///< another process serves from it, or did and left without a word
    SystemClock m_clock;
    SystemRandom m_random;
};

}  // namespace wyh::server
