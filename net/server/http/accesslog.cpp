// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/http/accesslog.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace wyh::server {

namespace {

bool isName(const QByteArray &segment)
{
    for (const char c : segment) {
        if (!((c >= 'a' && c <= 'z') || c == '-' || c == '_'))
            return false;
    }
    return segment.size() <= 32;
}

bool isVersion(const QByteArray &segment)
{
    return segment.size() == 2 && segment[0] == 'v' && segment[1] >= '0' && segment[1] <= '9';
}

}  // namespace

QByteArray routePattern(const QByteArray &path)
{
    if (!path.startsWith('/') || path.size() > 256)
        return "-";
    QByteArray pattern;
    const QList<QByteArray> segments = path.mid(1).split('/');
    for (const QByteArray &segment : segments)
        pattern += isName(segment) || isVersion(segment) ? '/' + segment : QByteArray("/{id}");
    return pattern;
}

Result<std::unique_ptr<AccessLog>> AccessLog::open(const QString &path)
{
    std::unique_ptr<AccessLog> log(new AccessLog);
    if (path.isEmpty()) {
        log->m_file = stderr;
        return log;
    }
    QFile file(path);
    constexpr auto owners = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append, owners))
        return makeError(u"log-unwritable"_s, file.errorString());
    file.setPermissions(owners);  // one that was there before
    file.close();
#ifdef Q_OS_WIN
    log->m_file = _wfopen(reinterpret_cast<const wchar_t *>(path.utf16()), L"ab");
#else
    log->m_file = std::fopen(QFile::encodeName(path).constData(), "ae");
#endif
    if (!log->m_file)
        return makeError(u"log-unwritable"_s, path);
    log->m_owned = true;
    return log;
}

AccessLog::~AccessLog()
{
    if (m_owned)
        std::fclose(m_file);
}

void AccessLog::write(const AccessEntry &entry)
{
    QJsonObject json{
        {u"time"_s, QDateTime::fromMSecsSinceEpoch(entry.timeMs, Qt::UTC).toString(Qt::ISODateWithMs)},
        {u"method"_s, QString::fromLatin1(entry.method)},
        {u"route"_s, QString::fromLatin1(entry.route)},
        {u"status"_s, entry.status},
        {u"ms"_s, entry.durationMs},
        {u"in"_s, entry.bytesIn},
        {u"out"_s, entry.bytesOut},
        {u"request"_s, QString::fromLatin1(entry.requestId)},
    };
    const auto add = [&json](const QString &name, const QByteArray &value) {
        if (!value.isEmpty())
            json.insert(name, QString::fromLatin1(value));
    };
    add(u"org"_s, entry.org);
    add(u"user"_s, entry.user);
    add(u"device"_s, entry.device);
    const QByteArray line = QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
    const std::lock_guard lock(m_mutex);
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), m_file);
    std::fflush(m_file);
}

}  // namespace wyh::server
