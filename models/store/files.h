// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include "models/core/result.h"

namespace wyh::store {

/// What a profile asks of the file system beside SQLite. Errors: "file-error" with the path's last part.
class Files
{
public:
    Files() = default;
    virtual ~Files();
    Files(const Files &) = delete;
    Files &operator=(const Files &) = delete;

    [[nodiscard]] virtual bool exists(const QString &path) const = 0;
    [[nodiscard]] virtual qint64 size(const QString &path) const = 0;  ///< 0 when it is not there
    /// Names in the folder that match the pattern (* and ?).
    [[nodiscard]] virtual QStringList names(const QString &folder, const QString &pattern) const = 0;
    /// Gone afterwards; no error when it was not there.
    virtual Status remove(const QString &path) = 0;
    /// In one step, in the place of what stood there.
    virtual Status rename(const QString &from, const QString &to) = 0;
    /// A new file that its owner alone can read.
    virtual Status write(const QString &path, const QByteArray &content) = 0;
    /// The content of the file survives a power cut.
    virtual Status flush(const QString &path) = 0;
    /// So do the names in the folder.
    virtual void flushFolder(const QString &folder) = 0;
    /// Room for this user on the disk of the folder; -1: not known.
    [[nodiscard]] virtual qint64 freeBytes(const QString &folder) const;
};

/// The file system of the machine.
class DiskFiles final : public Files
{
public:
    [[nodiscard]] bool exists(const QString &path) const override;
    [[nodiscard]] qint64 size(const QString &path) const override;
    [[nodiscard]] QStringList names(const QString &folder, const QString &pattern) const override;
    Status remove(const QString &path) override;
    Status rename(const QString &from, const QString &to) override;
    Status write(const QString &path, const QByteArray &content) override;
    Status flush(const QString &path) override;
    void flushFolder(const QString &folder) override;
    [[nodiscard]] qint64 freeBytes(const QString &folder) const override;
};

/// The database with its logs and its -shm.
Status removeDatabase(Files &files, const QString &path);
/// The database with its -wal, in an order that never leaves a log beside a file it does not belong to.
Status moveDatabase(Files &files, const QString &from, const QString &to);
/// Written to the disk, then put in the place of `to` in one step.
Status replaceDurably(Files &files, const QString &from, const QString &to);

/// reserve.bin: room that is given back when the disk is full, so that the act under way can still be saved.
void ensureReserve(Files &files, const QString &folder);
/// false: there was none.
bool releaseReserve(Files &files, const QString &folder);

}  // namespace wyh::store
