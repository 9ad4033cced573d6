// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/emptyreason.h"

#include <QCoreApplication>

namespace wyh::ui {

using namespace Qt::StringLiterals;
using Kind = store::ConnectionState::Kind;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(wyh::ui::EmptyReason)
};

}  // namespace

std::optional<EmptyReason> notLoadedReason(const store::ConnectionState &state)
{
    if (state.lastPullMs > 0)
        return std::nullopt;
    const QString notYet = Text::tr("Not loaded yet");
    switch (state.kind) {
        case Kind::WorkOffline:
            return EmptyReason{u"player-pause"_s, notYet, Text::tr("Switch off \"Work offline\" to load the orders.")};
        case Kind::Offline:
            return EmptyReason{u"cloud-off"_s, notYet,
                               Text::tr("The platform cannot be reached. The orders come when the network is back.")};
        case Kind::SignInNeeded:
            return EmptyReason{u"login"_s, notYet, Text::tr("Sign in; then the orders are loaded.")};
        case Kind::Paused:
            return EmptyReason{u"hand-stop"_s, notYet, Text::tr("Loading is paused; the line above says why.")};
        case Kind::Connecting:
        case Kind::Online:
            break;
    }
    return EmptyReason{u"refresh"_s, Text::tr("Orders are being loaded"), Text::tr("They appear here as they come.")};
}

}  // namespace wyh::ui
