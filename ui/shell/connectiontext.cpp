// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/connectiontext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace wyh::ui {

using namespace Qt::StringLiterals;
using Kind = store::ConnectionState::Kind;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(wyh::ui::Connection)
};

QString clockTime(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms).toString(u"HH:mm:ss"_s);
}

}  // namespace

ChipLook chipLook(const store::ConnectionState &state, const store::OutboxCounts &counts)
{
    ChipLook look;
    switch (state.kind) {
        case Kind::Connecting:
            look = {Tone::Neutral, u"refresh"_s, Text::tr("Connecting…")};
            break;
        case Kind::Online:
            look = {Tone::Done, u"circle-check"_s, Text::tr("Online")};
            break;
        case Kind::Offline:
            look = {Tone::Attention, u"cloud-off"_s, Text::tr("Offline")};
            break;
        case Kind::WorkOffline:
            look = {Tone::Attention, u"player-pause"_s, Text::tr("Working offline")};
            break;
        case Kind::SignInNeeded:
            look = {Tone::Exception, u"login"_s, Text::tr("Sign-in needed")};
            break;
        case Kind::Paused:
            look = {Tone::Exception, u"hand-stop"_s, Text::tr("Paused")};
            break;
    }
    if (counts.waiting > 0) {
        if (look.tone == Tone::Done) {
            look.tone = Tone::Pending;
            look.iconName = u"cloud-up"_s;
        }
        look.text += u" · "_s + Text::tr("%n waiting", nullptr, counts.waiting);
    }
    if (counts.attention > 0) {
        if (look.tone != Tone::Exception) {
            look.tone = Tone::Attention;
            look.iconName = u"alert-triangle"_s;
        }
        look.text += u" · "_s + Text::tr("%n to settle", nullptr, counts.attention);
    }
    return look;
}

items::Sentence connectionSentence(const store::ConnectionState &state)
{
    switch (state.kind) {
        case Kind::Connecting:
            return {Text::tr("Go on working."), Text::tr("The connection is being set up.")};
        case Kind::Online:
            return {Text::tr("Everything is in order."), Text::tr("What you do is sent at once.")};
        case Kind::Offline:
            return items::problemSentence(state.reason.isEmpty() ? u"no-route"_s : state.reason);
        case Kind::WorkOffline:
            return items::problemSentence(u"work-offline"_s);
        case Kind::SignInNeeded:
            return items::problemSentence(state.reason.isEmpty() ? u"sign-in-needed"_s : state.reason);
        case Kind::Paused:
            return items::problemSentence(state.reason);
    }
    return {};
}

QString ageText(qint64 thenMs, qint64 nowMs)
{
    const qint64 minutes = (nowMs - thenMs) / 60000;
    if (minutes < 1)
        return Text::tr("just now");
    if (minutes < 60)
        return Text::tr("%n minute(s) ago", nullptr, static_cast<int>(minutes));
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(thenMs);
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(nowMs);
    const qint64 days = then.date().daysTo(now.date());
    if (days <= 0)
        return Text::tr("%n hour(s) ago", nullptr, static_cast<int>(minutes / 60));
    if (days == 1)
        return Text::tr("yesterday %1").arg(then.toString(u"HH:mm"_s));
    return Text::tr("%n day(s) ago", nullptr, static_cast<int>(days));
}

QString dataAgeText(qint64 lastPullMs, qint64 nowMs)
{
    if (lastPullMs <= 0)
        return Text::tr("Nothing was loaded from the platform yet.");
    return Text::tr("Data as of %1 (%2)").arg(clockTime(lastPullMs), ageText(lastPullMs, nowMs));
}

BannerLook bannerLook(const store::ConnectionState &state, qint64 nowMs)
{
    const items::Sentence sentence = connectionSentence(state);
    if (state.kind == Kind::SignInNeeded)
        return {BannerLook::Kind::SignIn, sentence.todo, sentence.why, Text::tr("Sign in")};
    if (state.kind == Kind::Paused)
        return {BannerLook::Kind::Paused, sentence.todo, sentence.why, Text::tr("Sync now")};
    if (state.firstPull) {
        return {BannerLook::Kind::Loading,
                Text::tr("Loading your orders for the first time: %1 records so far.")
                    .arg(QLocale().toString(state.received)),
                Text::tr("You can start with what is already here; the lists are complete when this line is gone."),
                {}};
    }
    if (state.lastPullMs > 0 && nowMs - state.lastPullMs > kStaleMs) {
        return {BannerLook::Kind::Stale, Text::tr("Connect this PC before you ship: the data is old."),
                Text::tr("The last complete sync was %1.").arg(ageText(state.lastPullMs, nowMs)), Text::tr("Sync now")};
    }
    if (qAbs(state.clockOffsetMs) > kClockHintMs) {
        return {BannerLook::Kind::Clock,
                Text::tr("Set the clock of this PC."),
                Text::tr("It is %n minute(s) away from the platform's.", nullptr,
                         static_cast<int>(qAbs(state.clockOffsetMs) / 60000)),
                {}};
    }
    return {};
}

}  // namespace wyh::ui
