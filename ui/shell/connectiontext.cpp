// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/connectiontext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include "models/items/momenttext.h"
#include "models/items/syncinghelps.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;
using Kind = store::ConnectionState::Kind;
// Qualified before the name of a function, lupdate takes it for the context of what follows.
using items::Sentence;
using items::syncingHelps;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(wyh::ui::Connection)
};

/// How far a first load is.
QString progressText(qint64 done, qint64 left)
{
    const QLocale locale;
    if (done <= 0 && left < 0)
        return Text::tr("nothing loaded yet");
    return left < 0 ? Text::tr("%1 loaded so far").arg(locale.toString(done))
                    : Text::tr("%1 loaded, about %2 left").arg(locale.toString(done), locale.toString(left));
}

BannerLook loadingLook(const store::ConnectionState &state, qint64 loadedOrders)
{
    BannerLook look;
    look.done = qMax(state.received, loadedOrders);
    look.left = state.left;
    const QString progress = progressText(look.done, look.left);
    if (state.kind == Kind::WorkOffline) {
        look.kind = BannerLook::Kind::LoadingStopped;
        look.title = Text::tr("Loading was stopped: %1.").arg(progress);
        look.text = look.done > 0 ? Text::tr(
                                        "You can work with the orders that are here. Resume whenever you like; "
                                        "nothing is loaded twice.")
                                  : Text::tr("Resume it to get your orders.");
        look.action = Text::tr("Resume loading");
    } else if (state.kind == Kind::Offline) {
        look.kind = BannerLook::Kind::LoadingWaits;
        look.title = Text::tr("Loading waits for the network: %1.").arg(progress);
        look.text = look.done > 0 ? Text::tr("It goes on by itself. You can start with what is already here.")
                                  : Text::tr("It goes on by itself.");
        look.action = Text::tr("Sync now");
    } else {
        look.kind = BannerLook::Kind::Loading;
        look.title = Text::tr("Loading your orders for the first time: %1.").arg(progress);
        look.text = look.done > 0 ? Text::tr(
                                        "You can start with what is already here; the lists are complete when "
                                        "this line is gone.")
                                  : Text::tr("The first orders appear in a moment.");
        look.action = Text::tr("Stop and work offline");
    }
    return look;
}

/// A reload shows the old orders until it is through; what is done meanwhile is not sent before.
BannerLook reloadingLook(const store::ConnectionState &state, bool stale, const QString &age)
{
    BannerLook look;
    look.done = state.received;
    look.left = state.left;
    const QString progress = progressText(look.done, look.left);
    look.text = stale
                    ? Text::tr("Go on picking, but ship only when this line is gone: what is on the screen may be old.")
                    : Text::tr("Go on with the orders as they are here. What you do is saved and sent afterwards.");
    look.text = items::sentences({look.text, age});
    if (state.kind == Kind::WorkOffline) {
        look.kind = BannerLook::Kind::LoadingStopped;
        look.title = Text::tr("Loading was stopped: %1.").arg(progress);
        look.action = Text::tr("Resume loading");
    } else if (state.kind == Kind::Offline) {
        look.kind = BannerLook::Kind::LoadingWaits;
        look.title = Text::tr("Loading waits for the network: %1.").arg(progress);
        look.action = Text::tr("Sync now");
    } else {
        look.kind = BannerLook::Kind::Reloading;
        look.title = Text::tr("Loading your orders again: %1.").arg(progress);
    }
    return look;
}

/// The sign-in is what the platform takes offence at, so another one helps.
bool wantsSignIn(const store::ConnectionState &state)
{
    return state.kind == Kind::SignInNeeded || (state.kind == Kind::Paused && state.reason == u"forbidden"_s);
}

Sentence pausedSentence(const store::ConnectionState &state)
{
    // Of an operation the same code speaks of permissions.
    if (state.reason == u"forbidden"_s)
        return {Text::tr("Sign in again on this PC. What you did is kept and sent afterwards."),
                Text::tr("The platform does not accept the sign-in of this PC.")};
    Sentence sentence = items::problemSentence(state.reason);
    if (state.reason == u"client-too-old"_s && !state.needed.isEmpty())
        sentence.todo = Text::tr("Ask your administrator to install version %1 or newer.").arg(state.needed);
    return sentence;
}

}  // namespace

ChipLook chipLook(const store::ConnectionState &state)
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
    return look;
}

ChipLook waitingLook(const store::OutboxCounts &counts)
{
    return {counts.waiting > 0 ? Tone::Pending : Tone::Neutral, u"cloud-up"_s,
            Text::tr("%n to sync", nullptr, counts.waiting)};
}

ChipLook attentionLook(const store::OutboxCounts &counts)
{
    return {counts.attention > 0 ? Tone::Exception : Tone::Neutral, u"alert-triangle"_s,
            Text::tr("%n need attention", nullptr, counts.attention)};
}

namespace {

bool isStale(const store::ConnectionState &state, qint64 nowMs)
{
    return state.lastPullMs > 0 && store::isDataOlder(state.lastPullMs, nowMs, kStaleMs);
}

/// With old data goods can be picked, but what leaves the house may have been cancelled.
QString staleTodo(const store::ConnectionState &state, qint64 nowMs)
{
    return store::dataAgeMs(state.lastPullMs, nowMs)
               ? Text::tr("Go on picking, but connect this PC before you ship: the data is old.")
               : Text::tr("Go on picking, but connect this PC before you ship: the data may be old.");
}

QString unknownAgeText()
{
    return Text::tr("How old the data is cannot be told: the clock of this PC stands before the last sync.");
}

}  // namespace

Sentence connectionSentence(const store::ConnectionState &state, qint64 nowMs)
{
    const bool connects = state.kind == Kind::Connecting || state.kind == Kind::Offline;
    if (connects && isStale(state, nowMs))
        return {staleTodo(state, nowMs),
                state.kind == Kind::Offline
                    ? items::problemSentence(state.reason.isEmpty() ? u"no-route"_s : state.reason).why
                    : Text::tr("The connection is being set up.")};
    switch (state.kind) {
        case Kind::Connecting:
            if (state.lastPullMs <= 0)
                return {Text::tr("Wait a moment: your orders come as soon as this PC is connected."), {}};
            return {Text::tr("Go on working."), Text::tr("The connection is being set up.")};
        case Kind::Online:
            if (state.firstPull || state.reloading)
                return {Text::tr("Go on working."),
                        Text::tr("Your orders are being loaded; what you do is saved and sent afterwards.")};
            return {Text::tr("Everything is in order."), Text::tr("What you do is sent at once.")};
        case Kind::Offline:
            return items::problemSentence(state.reason.isEmpty() ? u"no-route"_s : state.reason);
        case Kind::WorkOffline:
            return items::problemSentence(u"work-offline"_s);
        case Kind::SignInNeeded:
            return items::problemSentence(state.reason.isEmpty() ? u"sign-in-needed"_s : state.reason);
        case Kind::Paused:
            return pausedSentence(state);
    }
    return {};
}

Sentence signInNotKeptSentence()
{
    return {
        Text::tr("The sign-in is not kept: the next start asks for your password."),
        Text::tr("This PC cannot keep it safely, and it is never written to an ordinary file. What you do is saved and "
                 "sent as always.")};
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

namespace {

/// The moment and how long ago it was; where the age says the moment already, it stands alone.
QString momentAndAge(qint64 thenMs, qint64 nowMs)
{
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(thenMs);
    const QString age = ageText(thenMs, nowMs);
    return age.contains(then.toString(u"HH:mm"_s)) ? age
                                                   : Text::tr("%1 (%2)").arg(items::momentText(thenMs, nowMs), age);
}

}  // namespace

QString dataAgeText(qint64 lastPullMs, qint64 nowMs)
{
    if (lastPullMs <= 0)
        return Text::tr("Nothing has been loaded from the platform yet.");
    if (!store::dataAgeMs(lastPullMs, nowMs))
        return unknownAgeText();
    return Text::tr("Data as of %1").arg(momentAndAge(lastPullMs, nowMs));
}

QString lastSyncText(qint64 lastPullMs, qint64 nowMs)
{
    if (lastPullMs <= 0)
        return Text::tr("Not synchronised yet");
    if (!store::dataAgeMs(lastPullMs, nowMs))
        return Text::tr("Last sync: not known when");
    return Text::tr("Last sync %1").arg(momentAndAge(lastPullMs, nowMs));
}

BannerLook bannerLook(const store::ConnectionState &state, const store::OutboxCounts &counts, qint64 nowMs,
                      qint64 loadedOrders, bool rescuedWhole)
{
    if (counts.newer) {
        return {BannerLook::Kind::Update,
                counts.waiting > 0
                    ? Text::tr("Update the program: %n operation(s) wait for it.", nullptr, counts.waiting)
                    : Text::tr("Update the program."),
                Text::tr("A newer version has worked on this PC: start that one, or ask your administrator to install "
                         "it. Until then orders can only be viewed; nothing is lost."),
                {}};
    }
    const Sentence sentence = connectionSentence(state, nowMs);
    const bool stale = isStale(state, nowMs);
    QString age;
    if (stale)
        age = store::dataAgeMs(state.lastPullMs, nowMs)
                  ? Text::tr("The last complete sync was %1.").arg(ageText(state.lastPullMs, nowMs))
                  : unknownAgeText();
    const QString why = items::sentences({sentence.why, age});
    if (wantsSignIn(state))
        return {BannerLook::Kind::SignIn, sentence.todo, why, Text::tr("Sign in")};
    if (state.kind == Kind::Paused)
        return {BannerLook::Kind::Paused, sentence.todo, why, syncingHelps(state) ? Text::tr("Sync now") : QString()};
    if (counts.rescued && rescuedWhole)
        return {BannerLook::Kind::RescuedWhole, Text::tr("Go on working. Nothing is missing."),
                Text::tr("A file of this PC was damaged; everything in it was saved."), Text::tr("Sync centre")};
    if (counts.rescued) {
        return {BannerLook::Kind::Rescued,
                Text::tr("Open the sync centre and compare your last operations with the shelf."),
                Text::tr("A file of this PC was damaged; what could be read was saved."), Text::tr("Sync centre")};
    }
    if (state.firstPull)
        return loadingLook(state, loadedOrders);
    if (state.reloading)
        return reloadingLook(state, stale, age);
    if (stale)
        return {BannerLook::Kind::Stale, staleTodo(state, nowMs), age,
                state.kind == Kind::WorkOffline ? Text::tr("Connect again") : Text::tr("Sync now")};
    if (qAbs(state.clockOffsetMs) > kClockHintMs) {
        const int minutesOff = static_cast<int>(qAbs(state.clockOffsetMs) / 60000);
        return {BannerLook::Kind::Clock,
                Text::tr("Set the clock of this PC."),
                state.clockOffsetMs > 0
                    ? Text::tr("It is %n minute(s) slow, by the platform's clock.", nullptr, minutesOff)
                    : Text::tr("It is %n minute(s) fast, by the platform's clock.", nullptr, minutesOff),
                {}};
    }
    if (!state.signInKept) {
        const Sentence notKept = signInNotKeptSentence();
        return {BannerLook::Kind::SignInNotKept, notKept.todo, notKept.why, Text::tr("Got it")};
    }
    return {};
}

}  // namespace wyh::ui
