// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/memoryfiles.h"

#include <QRegularExpression>

namespace wyh::testing {

using namespace Qt::StringLiterals;
using Verdict = DiskFaults::Verdict;

bool MemoryFiles::exists(const QString &path) const
{
    return m_disk.find(path) != nullptr;
}

qint64 MemoryFiles::size(const QString &path) const
{
    const MemoryDisk::File file = m_disk.find(path);
    return file ? file->now.size() : 0;
}

QStringList MemoryFiles::names(const QString &folder, const QString &pattern) const
{
    const QString prefix = folder.endsWith(u'/') ? folder : folder + u'/';
    const QRegularExpression matching(QRegularExpression::wildcardToRegularExpression(pattern));
    QStringList found;
    for (const QString &path : m_disk.names()) {
        if (path.startsWith(prefix) && matching.match(path.mid(prefix.size())).hasMatch())
            found.append(path.mid(prefix.size()));
    }
    return found;
}

Status MemoryFiles::asked(DiskCall call, const QString &path)
{
    if (m_disk.isReadOnly())
        return makeError(u"file-error"_s, path);
    switch (m_disk.ask(call, path)) {
        case Verdict::Fine:
            return done();
        case Verdict::Full:
            return makeError(u"disk-full"_s, path);
        case Verdict::Crashed:
        case Verdict::Failed:
            break;
    }
    return makeError(u"file-error"_s, path);
}

Status MemoryFiles::remove(const QString &path)
{
    if (!m_disk.find(path))
        return done();
    if (Status status = asked(DiskCall::Delete, path); !status.ok())
        return status;
    m_disk.remove(path);
    return done();
}

Status MemoryFiles::rename(const QString &from, const QString &to)
{
    if (!m_disk.find(from))
        return makeError(u"file-error"_s, from);
    if (Status status = asked(DiskCall::Rename, from); !status.ok())
        return status;
    m_disk.rename(from, to);
    return done();
}

Status MemoryFiles::write(const QString &path, const QByteArray &content)
{
    if (Status status = asked(DiskCall::Create, path); !status.ok())
        return status;
    const MemoryDisk::File file = m_disk.find(path) ? m_disk.find(path) : m_disk.create(path);
    m_disk.truncate(*file, 0);
    if (Status status = asked(DiskCall::Write, path); !status.ok())
        return status;
    if (!m_disk.hasRoom(*file, content.size()))
        return makeError(u"disk-full"_s, path);
    m_disk.write(*file, 0, content);
    return done();
}

Status MemoryFiles::flush(const QString &path)
{
    const MemoryDisk::File file = m_disk.find(path);
    if (!file)
        return makeError(u"file-error"_s, path);
    if (Status status = asked(DiskCall::Sync, path); !status.ok())
        return status;
    file->sync();
    return done();
}

void MemoryFiles::flushFolder(const QString &folder)
{
    if (asked(DiskCall::Sync, folder).ok())
        m_disk.flushFolder(folder);
}

}  // namespace wyh::testing
