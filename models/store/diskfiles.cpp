// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <filesystem>
#include <system_error>

#include "models/store/files.h"

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

namespace wyh::store {

using namespace Qt::StringLiterals;

namespace {

Error fileError(const QString &path, const QString &detail)
{
    return makeError(u"file-error"_s, u"%1: %2"_s.arg(QFileInfo(path).fileName(), detail));
}

std::filesystem::path native(const QString &path)
{
    return std::filesystem::path(path.toStdU16String());
}

}  // namespace

Files::~Files() = default;

qint64 Files::freeBytes(const QString &) const
{
    return -1;
}

qint64 DiskFiles::freeBytes(const QString &folder) const
{
    std::error_code error;
    const std::filesystem::space_info space = std::filesystem::space(native(folder), error);
    return error ? -1 : static_cast<qint64>(std::min<std::uintmax_t>(space.available, 1ULL << 62));
}

bool DiskFiles::exists(const QString &path) const
{
    return QFile::exists(path);
}

qint64 DiskFiles::size(const QString &path) const
{
    return QFileInfo(path).size();
}

QStringList DiskFiles::names(const QString &folder, const QString &pattern) const
{
    return QDir(folder).entryList({pattern}, QDir::Files);
}

Status DiskFiles::remove(const QString &path)
{
    QFile file(path);
    if (!file.exists() || file.remove())
        return done();
    return fileError(path, file.errorString());
}

Status DiskFiles::rename(const QString &from, const QString &to)
{
    std::error_code error;
    std::filesystem::rename(native(from), native(to), error);
    if (error)
        return fileError(from, QString::fromStdString(error.message()));
    return done();
}

Status DiskFiles::write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return fileError(path, file.errorString());
    const bool written = file.write(content) == content.size() && file.flush();
    file.close();
    return written ? done() : Status(fileError(path, file.errorString()));
}

Status DiskFiles::flush(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return fileError(path, file.errorString());
#ifdef Q_OS_WIN
    const bool flushed = _commit(file.handle()) == 0;
#else
    const bool flushed = ::fsync(file.handle()) == 0;
#endif
    return flushed ? done() : Status(fileError(path, u"not flushed"_s));
}

/// A rename is durable when its folder is; Windows does that itself.
void DiskFiles::flushFolder(const QString &folder)
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

}  // namespace wyh::store
