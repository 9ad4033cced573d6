// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/files.h"

#include <QFile>
#include <QFileInfo>
#include <filesystem>
#include <system_error>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

namespace wyh::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kReserveBytes = 4 * 1024 * 1024;

Error fileError(const QString &path, const QString &detail)
{
    return makeError(u"file-error"_s, u"%1: %2"_s.arg(QFileInfo(path).fileName(), detail));
}

std::filesystem::path native(const QString &path)
{
    return std::filesystem::path(path.toStdU16String());
}

Status renameOver(const QString &from, const QString &to)
{
    std::error_code error;
    std::filesystem::rename(native(from), native(to), error);
    if (error)
        return fileError(from, QString::fromStdString(error.message()));
    return done();
}

bool flush(QFile &file)
{
#ifdef Q_OS_WIN
    return _commit(file.handle()) == 0;
#else
    return ::fsync(file.handle()) == 0;
#endif
}

/// A rename is durable when its folder is; Windows does that itself.
void flushFolder(const QString &folder)
{
#ifndef Q_OS_WIN
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_CLOEXEC);
    if (handle >= 0) {
        (void)::fsync(handle);
        ::close(handle);
    }
#else
    Q_UNUSED(folder)
#endif
}

QString reservePath(const QString &folder)
{
    return folder + u"/reserve.bin"_s;
}

}  // namespace

Status removeFile(const QString &path)
{
    QFile file(path);
    if (!file.exists() || file.remove())
        return done();
    return fileError(path, file.errorString());
}

Status removeDatabase(const QString &path)
{
    for (const QString &part : {path, path + u"-wal"_s, path + u"-shm"_s}) {
        if (Status status = removeFile(part); !status.ok())
            return status;
    }
    return done();
}

Status moveDatabase(const QString &from, const QString &to)
{
    if (Status cleared = removeDatabase(to); !cleared.ok())
        return cleared;
    if (QFile::exists(from + u"-wal"_s)) {
        if (Status moved = renameOver(from + u"-wal"_s, to + u"-wal"_s); !moved.ok())
            return moved;
    }
    if (Status moved = renameOver(from, to); !moved.ok())
        return moved;
    flushFolder(QFileInfo(to).path());
    return removeFile(from + u"-shm"_s);
}

Status replaceDurably(const QString &from, const QString &to)
{
    {
        QFile file(from);
        if (!file.open(QIODevice::ReadWrite) || !flush(file))
            return fileError(from, file.errorString());
    }
    if (Status moved = renameOver(from, to); !moved.ok())
        return moved;
    flushFolder(QFileInfo(to).path());
    return done();
}

void ensureReserve(const QString &folder)
{
    QFile file(reservePath(folder));
    if (file.exists() && file.size() >= kReserveBytes)
        return;
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return;
    const bool written = file.write(QByteArray(kReserveBytes, '\x55')) == kReserveBytes;
    file.close();
    // Half a reserve would only take the last room.
    if (!written)
        file.remove();
}

bool releaseReserve(const QString &folder)
{
    return QFile::exists(reservePath(folder)) && QFile::remove(reservePath(folder));
}

}  // namespace wyh::store
