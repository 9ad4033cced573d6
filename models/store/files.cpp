// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/files.h"

#include <QFileInfo>

namespace wyh::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kReserveBytes = 4 * 1024 * 1024;

QString reservePath(const QString &folder)
{
    return folder + u"/reserve.bin"_s;
}

}  // namespace

Status removeDatabase(Files &files, const QString &path)
{
    for (const QString &part : {path, path + u"-journal"_s, path + u"-wal"_s, path + u"-shm"_s}) {
        if (Status status = files.remove(part); !status.ok())
            return status;
    }
    return done();
}

Status moveDatabase(Files &files, const QString &from, const QString &to)
{
    if (Status cleared = removeDatabase(files, to); !cleared.ok())
        return cleared;
    if (files.exists(from + u"-wal"_s)) {
        if (Status moved = files.rename(from + u"-wal"_s, to + u"-wal"_s); !moved.ok())
            return moved;
    }
    if (Status moved = files.rename(from, to); !moved.ok())
        return moved;
    files.flushFolder(QFileInfo(to).path());
    return files.remove(from + u"-shm"_s);
}

Status replaceDurably(Files &files, const QString &from, const QString &to)
{
    if (Status flushed = files.flush(from); !flushed.ok())
        return flushed;
    if (Status moved = files.rename(from, to); !moved.ok())
        return moved;
    files.flushFolder(QFileInfo(to).path());
    return done();
}

void ensureReserve(Files &files, const QString &folder)
{
    const QString path = reservePath(folder);
    if (files.size(path) >= kReserveBytes)
        return;
    // On a disk that is nearly full already the reserve would itself be what fills it.
    if (const qint64 free = files.freeBytes(folder); free >= 0 && free < 2 * kReserveBytes)
        return;
    // Half a reserve would only take the last room.
    if (!files.write(path, QByteArray(kReserveBytes, '\x55')).ok())
        (void)files.remove(path);
}

bool releaseReserve(Files &files, const QString &folder)
{
    const QString path = reservePath(folder);
    return files.exists(path) && files.remove(path).ok();
}

}  // namespace wyh::store
