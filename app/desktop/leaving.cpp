// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/leaving.h"

#include <QDir>
#include <QLoggingCategory>

#include "models/rescue/rescuefile.h"
#include "models/store/files.h"
#include "models/store/revocation.h"

Q_LOGGING_CATEGORY(lcLeaving, "wyh.leaving", QtInfoMsg)

namespace wyh::desktop {

using namespace Qt::StringLiterals;

namespace {

/// The profile's lock is held.
bool removeMarked(const Profile &profile)
{
    store::DiskFiles files;
    const Status removed = store::removeProfileData(files, profile.folder);
    if (!removed.ok())
        qCWarning(lcLeaving) << "not all is deleted yet:" << removed.error().code << removed.error().detail;
    return removed.ok();
}

bool hasData(const Profile &profile)
{
    const QDir folder(profile.folder);
    return !folder.entryList({u"cache.*"_s, u"outbox.*"_s}, QDir::Files).isEmpty();
}

/// So long one is waited for that this program is looking after at this moment (closedprofiles.h).
constexpr int kPatienceMs = 30000;

bool emptyClosed(const Profile &profile, const DeviceId &device, const sync::Revoked &order, const Clock &clock,
                 Random &random, Error &why)
{
    const auto lock = ProfileLock::take(profile.folder, kPatienceMs);
    if (!lock.ok()) {
        qCWarning(lcLeaving) << "another account is in use:" << lock.error().code;
        return false;
    }
    {
        store::OpenStore options;
        options.folder = profile.folder;
        options.device = device;
        const auto opened = store::LocalStore::open(options, clock, random);
        const Status emptied = opened.ok() ? emptyStore(**opened, profile, order, clock, why) : Status(opened.error());
        if (!emptied.ok()) {
            qCWarning(lcLeaving) << "another account is not emptied:" << emptied.error().code << emptied.error().detail;
            return false;
        }
    }
    (void)removeMarked(profile);
    return true;
}

}  // namespace

QJsonObject ownerOf(const Profile &profile)
{
    return {{u"base"_s, profile.base}, {u"org"_s, profile.account.org.value}, {u"user"_s, profile.account.user.value}};
}

Status emptyStore(store::LocalStore &store, const Profile &profile, const sync::Revoked &order, const Clock &clock,
                  Error &why)
{
    // People first: they must not wait for what comes now.
    if (const Status wiped = store.wipeCache(); !wiped.ok())
        qCWarning(lcLeaving) << "the cache is not empty yet:" << wiped.error().code;
    why = makeError(u"device-revoked"_s);
    store::DiskFiles files;
    const Result<store::OutboxCounts> counts = store.readCounts();
    if (!counts.ok())
        return counts.error();
    const int unsent = counts->waiting + counts->attention;
    if (unsent > 0 && !order.keepUnsent) {
        why = makeError(u"device-revoked-removed"_s, {}, {{u"count"_s, unsent}});
    } else if (unsent > 0) {
        const Result<QByteArray> document = store.exportUnsent(ownerOf(profile));
        const Result<QByteArray> sealed = document.ok() ? rescue::seal(*document, order.passphrase) : document;
        if (!sealed.ok())
            return sealed.error();
        const Result<QString> path = store::keepSealed(files, profile.folder, *sealed, clock.nowMs());
        if (!path.ok())
            return path.error();
        why = makeError(u"device-revoked-kept"_s, {},
                        {{u"count"_s, unsent}, {u"path"_s, QDir::toNativeSeparators(*path)}});
    }
    return store::markForRemoval(files, profile.folder);
}

QList<Profile> emptyOthers(const Profile &profile, const DeviceId &device, const sync::Revoked &order,
                           const Clock &clock, Random &random, Error &why)
{
    QList<Profile> emptied;
    const QList<Profile> all = Profiles::beside(profile);
    for (const Profile &other : all) {
        if (other.key == profile.key || other.base != profile.base || other.account.org != profile.account.org ||
            !hasData(other))
            continue;
        Error theirs;
        if (!emptyClosed(other, device, order, clock, random, theirs))
            continue;
        if (const Status noted = Profiles::setSignedOut(other); !noted.ok())
            qCWarning(lcLeaving) << "the end of an account on this PC is not noted:" << noted.error().code;
        emptied.append(other);
        // One sentence is shown; where work lies is the most important.
        if (why.code != "device-revoked-kept"_L1 && theirs.code != "device-revoked"_L1)
            why = theirs;
    }
    return emptied;
}

QList<Profile> finishLeaving(const QList<Profile> &profiles)
{
    QList<Profile> gone;
    const store::DiskFiles files;
    for (const Profile &profile : profiles) {
        if (!store::isMarkedForRemoval(files, profile.folder))
            continue;
        const auto lock = ProfileLock::take(profile.folder);
        if (lock.ok() && removeMarked(profile))
            gone.append(profile);
    }
    return gone;
}

}  // namespace wyh::desktop
