// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QLockFile>
#include <QUrl>
#include <memory>
#include <optional>

#include "models/core/clock.h"
#include "models/core/random.h"
#include "models/core/result.h"
#include "net/contract/sync.h"

namespace wyh::desktop {

/// One account on one platform on this PC. Holds no secret; stands in profile.json of its folder.
struct Profile
{
    QString key;     ///< name of the folder
    QString folder;  ///< absolute
    QString base;    ///< "https://shop.example.com", or kEmbeddedBase: the platform on this PC, whose port changes
    contract::Account account;
    bool signedOut = false;  ///< by the user: its way back is the password

    [[nodiscard]] bool isEmbedded() const;
    /// Name of the refresh token in the keychain.
    [[nodiscard]] QString secretKey() const;
};

inline constexpr auto kEmbeddedBase = "embedded:demo";

/// The folders of all profiles under one data root. GUI thread. Folders are for their owner only.
class Profiles
{
public:
    /// <generic data location>/WoYouHuo: never in the roaming profile, a database does not survive a network drive.
    static QString defaultRoot();
    static QString keyOf(const QString &base, const OrgId &org, const UserId &user);

    explicit Profiles(QString root);

    [[nodiscard]] QString root() const { return m_root; }
    /// Makes the root. Error "folder-not-writable".
    Status prepare();
    /// Known profiles, the last used first, the others by login. A folder that cannot be read is left out, never
    /// deleted.
    [[nodiscard]] QList<Profile> list() const;
    /// All under the same data root as this one, this one too.
    static QList<Profile> beside(const Profile &profile);
    /// Makes or updates the profile of an account and its folder.
    Result<Profile> remember(const QString &base, const contract::Account &account);
    /// The user signed this account out on this PC; a sign-in takes it back: remember(), or setSignedIn() where the
    /// profile is open.
    static Status setSignedOut(const Profile &profile);
    static Status setSignedIn(const Profile &profile);
    /// The one to open at the next start; empty key: none (the first-run window is shown).
    void setLastUsed(const QString &key);
    [[nodiscard]] QString lastUsed() const;
    /// This installation's device id, made once.
    Result<DeviceId> deviceId(const Clock &clock, Random &random);
    [[nodiscard]] QString embeddedFolder() const { return m_root + QStringLiteral("/embedded/demo"); }
    [[nodiscard]] QString logFolder() const { return m_root + QStringLiteral("/log"); }

private:
    [[nodiscard]] QString profilesFolder() const { return m_root + QStringLiteral("/profiles"); }
    static QList<Profile> readAll(const QString &root);
    static Status write(const Profile &profile);

    QString m_root;
};

/// Held as long as a profile's files are open: two programs never write one outbox.
class ProfileLock
{
public:
    static constexpr int kPatienceMs = 200;

    /// Error "profile-in-use".
    static Result<std::unique_ptr<ProfileLock>> take(const QString &folder, int patienceMs = kPatienceMs);

private:
    explicit ProfileLock(const QString &file) : m_lock(file) {}
    QLockFile m_lock;
};

/// Writes a small file so that it is there whole or not at all, readable by its owner only.
Status writeOwnFile(const QString &path, const QByteArray &bytes);
/// Makes a folder that only its owner may enter.
Status makeOwnFolder(const QString &path);

}  // namespace wyh::desktop
