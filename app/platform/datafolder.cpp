// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/platform/datafolder.h"

#include <QDir>
#include <QFile>

#include "models/domain/couriers.h"

using namespace Qt::StringLiterals;

namespace wyh::server {

DataFolder::DataFolder(const QString &path, const QString &lock) : m_path(path), m_lock(lock)
{
    // A lock is stale only when its process is gone, however long it has been held.
    m_lock.setStaleLockTime(0);
}

Result<std::unique_ptr<DataFolder>> DataFolder::take(const QString &path, Use use)
{
    const QDir dir(path);
    const bool existed = dir.exists();
    if (!existed && !QDir().mkpath(path))
        return makeError(u"folder-unusable"_s, path);
    const QString absolute = QDir(path).absolutePath();
    // A folder that was there before keeps its owner's choice.
    if (!existed)
        QFile::setPermissions(absolute, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    const QString lock = use == Use::Serve ? u"serve.lock"_s : u"administer.lock"_s;
    std::unique_ptr<DataFolder> folder(new DataFolder(absolute, QDir(absolute).filePath(lock)));
    if (!folder->m_lock.tryLock(use == Use::Serve ? 0 : 5000)) {
        if (folder->m_lock.error() != QLockFile::LockFailedError)
            return makeError(u"folder-unusable"_s, absolute);
        qint64 process = 0;
        QString host;
        QString program;
        folder->m_lock.getLockInfo(&process, &host, &program);
        return makeError(u"folder-in-use"_s, u"%1, process %2"_s.arg(absolute).arg(process));
    }
    folder->m_beside = use == Use::Administer && QFile::exists(folder->filePath(u"serve.lock"_s));
    return folder;
}

Result<std::unique_ptr<Platform>> DataFolder::openPlatform()
{
    PlatformOptions options;
    options.databasePath = filePath(u"platform.db"_s);
    options.database.checkpoints = !m_beside;
    const QList<Courier> couriers = loadCouriers();
    for (const Courier &courier : couriers)
        options.couriers.append(courier.code);
    // The file holds password hashes and addresses: nobody else may read it, whoever may enter the folder, not even in
    // the moment in which it is made.
    if (!QFile::exists(options.databasePath)) {
        QFile file(options.databasePath);
        if (!file.open(QIODevice::WriteOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
            return makeError(u"folder-unusable"_s, file.errorString());
    }
    return Platform::open(options, m_clock, m_random);
}

QString DataFolder::filePath(const QString &name) const
{
    return QDir(m_path).filePath(name);
}

}  // namespace wyh::server
