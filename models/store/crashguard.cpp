// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/crashguard.h"

#include <algorithm>
#include <exception>

#include "models/core/uuid7.h"

namespace wyh::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostBytes = 64 * 1024;

}  // namespace

CrashGuard::CrashGuard(const QString &folder, std::function<void(const QStringList &)> hook) : m_hook(std::move(hook))
{
    if (folder.isEmpty())
        return;
    m_file.setFileName(folder + u"/working.txt"_s);
    if (!m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return;
    const QByteArray content = m_file.read(kMostBytes);
    const QString line = QString::fromLatin1(content.left(content.indexOf('\n')));
    for (const QString &op : line.split(u' ', Qt::SkipEmptyParts)) {
        if (isUuid(op))
            m_leftBehind += op;
    }
}

void CrashGuard::write(const QByteArray &line)
{
    // Only the first line counts, so a shorter one may stand in front of what was there before.
    if (m_file.isOpen() && m_file.seek(0))
        (void)m_file.write(line);
}

void CrashGuard::enter(const QStringList &ops)
{
    ++m_depth;
    // Most records have no operation: that costs nothing.
    if (m_markedAt > 0 || ops.isEmpty())
        return;
    m_markedAt = m_depth;
    write(ops.join(u' ').toLatin1() + '\n');
    if (m_hook)
        m_hook(ops);
}

void CrashGuard::leave()
{
    if (m_markedAt > 0 && m_depth <= m_markedAt) {
        m_markedAt = 0;
        write("\n");
    }
    m_depth = std::max(0, m_depth - 1);
}

void CrashGuard::release()
{
    m_depth = 0;
    leave();
}

void CrashGuard::forget()
{
    m_leftBehind.clear();
    write("\n");
}

CrashGuard::Work::Work(CrashGuard &guard, const QStringList &ops)
    : m_guard(guard), m_exceptions(std::uncaught_exceptions())
{
    m_guard.enter(ops);
}

CrashGuard::Work::~Work()
{
    if (std::uncaught_exceptions() == m_exceptions)
        m_guard.leave();
}

}  // namespace wyh::store
