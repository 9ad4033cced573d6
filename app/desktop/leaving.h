// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/profile.h"
#include "models/store/localstore.h"
#include "net/sync/events.h"

namespace wyh::desktop {

// The platform has revoked this device (resources/docs/dev/adr, revoked devices). A profile is emptied in three steps:
// orders and recipients go at once; what was not sent is sealed and then a mark is made; from the mark on everything
// goes as soon as nobody has it open, at the next start at the latest.

/// Whose operations these are, as a rescue file says it.
QJsonObject ownerOf(const Profile &profile);

/// The first two steps. why: what became of the user's work, in words. After an error nothing that was not sent is
/// gone, and it can be tried again.
Status emptyStore(store::LocalStore &store, const Profile &profile, const sync::Revoked &order, const Clock &clock,
                  Error &why);

/// All three steps for the other accounts of the same organization on this PC: nobody may come back to them and hear
/// it. Those that were emptied. One that is open in another program is left to hear it there.
QList<Profile> emptyOthers(const Profile &profile, const DeviceId &device, const sync::Revoked &order,
                           const Clock &clock, Random &random, Error &why);

/// The third step, for those of these profiles that are marked; which they were.
QList<Profile> finishLeaving(const QList<Profile> &profiles);

}  // namespace wyh::desktop
