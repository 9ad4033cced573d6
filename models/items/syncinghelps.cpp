// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/items/syncinghelps.h"

#include <QStringList>

namespace wyh::items {

using namespace Qt::StringLiterals;
using Kind = store::ConnectionState::Kind;

bool syncingHelps(const store::ConnectionState &state)
{
    static const QStringList ofAPerson{u"client-too-old"_s, u"account-disabled"_s, u"device-revoked"_s, u"disk-low"_s};
    switch (state.kind) {
        case Kind::WorkOffline:
        case Kind::SignInNeeded:
            return false;
        case Kind::Paused:
            return !ofAPerson.contains(state.reason);
        case Kind::Connecting:
        case Kind::Online:
        case Kind::Offline:
            break;
    }
    return true;
}

}  // namespace wyh::items
