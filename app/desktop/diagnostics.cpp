// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/diagnostics.h"

#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QScreen>
#include <QSslSocket>
#include <QSysInfo>

#include "app/desktop/redact.h"
#include "models/sql/version.h"
#include "net/contract/codec.h"

namespace wyh::desktop {

using namespace Qt::StringLiterals;

namespace {

QJsonValue cleaned(const QJsonValue &value)
{
    if (value.isString())
        return redacted(value.toString());
    if (value.isArray()) {
        QJsonArray out;
        const QJsonArray in = value.toArray();
        for (const QJsonValue &item : in)
            out.append(cleaned(item));
        return out;
    }
    if (value.isObject()) {
        QJsonObject out;
        const QJsonObject in = value.toObject();
        for (auto it = in.begin(); it != in.end(); ++it)
            out.insert(it.key(), cleaned(it.value()));
        return out;
    }
    return value;
}

QLatin1String kindName(store::ConnectionState::Kind kind)
{
    switch (kind) {
        case store::ConnectionState::Kind::Connecting:
            return "connecting"_L1;
        case store::ConnectionState::Kind::Online:
            return "online"_L1;
        case store::ConnectionState::Kind::Offline:
            return "offline"_L1;
        case store::ConnectionState::Kind::WorkOffline:
            return "work-offline"_L1;
        case store::ConnectionState::Kind::SignInNeeded:
            return "sign-in-needed"_L1;
        case store::ConnectionState::Kind::Paused:
            return "paused"_L1;
    }
    return "?"_L1;
}

}  // namespace

QString libraryVersions()
{
    return u"Qt %1, SQLite %2, %3"_s.arg(QString::fromLatin1(qVersion()), sql::libraryVersion(),
                                         QSslSocket::sslLibraryVersionString());
}

QByteArray diagnosticsText(const DiagnosticsInput &input, qint64 nowMs)
{
    QJsonArray screens;
    const auto all = QGuiApplication::screens();
    for (const QScreen *screen : all) {
        screens.append(u"%1x%2 at %3 %"_s.arg(screen->size().width())
                           .arg(screen->size().height())
                           .arg(qRound(screen->devicePixelRatio() * 100)));
    }
    const QJsonObject program{
        {u"version"_s, QStringLiteral(WYH_VERSION)},  {u"libraries"_s, libraryVersions()},
        {u"system"_s, QSysInfo::prettyProductName()}, {u"processor"_s, QSysInfo::currentCpuArchitecture()},
        {u"locale"_s, QLocale::system().name()},      {u"style_scale_screens"_s, screens}};
    const QJsonObject connection{
        {u"platform"_s, input.platformHost},
        {u"embedded"_s, input.embedded},
        {u"state"_s, QString(kindName(input.state.kind))},
        {u"reason"_s, input.state.reason},
        {u"last_pull"_s, input.state.lastPullMs ? contract::timeToText(input.state.lastPullMs) : QString()},
        {u"clock_offset_ms"_s, input.state.clockOffsetMs},
        {u"keychain"_s, input.keychain}};
    const QJsonObject work{{u"cached_orders"_s, input.cachedOrders},
                           {u"waiting"_s, input.counts.waiting},
                           {u"attention"_s, input.counts.attention},
                           {u"done_today"_s, input.counts.doneToday}};
    QJsonArray log;
    const QStringList lines = input.logTail.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines)
        log.append(redacted(line));
    const QJsonObject whole{{u"made"_s, contract::timeToText(nowMs)},
                            {u"program"_s, program},
                            {u"profile"_s, input.profileKey},
                            {u"device"_s, input.deviceId},
                            {u"permissions"_s, QJsonArray::fromStringList(input.permissions)},
                            {u"connection"_s, connection},
                            {u"work"_s, work},
                            {u"settings"_s, cleaned(input.settings)},
                            {u"log"_s, log}};
    return QJsonDocument(whole).toJson(QJsonDocument::Indented);
}

}  // namespace wyh::desktop
