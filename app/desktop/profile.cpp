// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/profile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>
#include <algorithm>

#include "models/core/uuid7.h"
#include "net/client/secretvault.h"
#include "net/contract/codec.h"

namespace wyh::desktop {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kOwnFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr auto kOwnFolder = kOwnFile | QFileDevice::ExeOwner;

std::optional<QJsonObject> readJson(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > 1024 * 1024)
        return std::nullopt;
    const Result<QJsonObject> json = contract::parseObject(file.readAll());
    return json.ok() ? std::optional(*json) : std::nullopt;
}

}  // namespace

Status writeOwnFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(kOwnFile) || file.write(bytes) != bytes.size() ||
        !file.commit())
        return makeError(u"folder-not-writable"_s, file.errorString());
    return done();
}

Status makeOwnFolder(const QString &path)
{
    if (!QDir().mkpath(path) || !QFile::setPermissions(path, kOwnFolder))
        return makeError(u"folder-not-writable"_s, {}, {{u"folder"_s, QDir::toNativeSeparators(path)}});
    return done();
}

bool Profile::isEmbedded() const
{
    return base == QLatin1String(kEmbeddedBase);
}

QString Profile::secretKey() const
{
    if (isEmbedded())
        return client::SecretVault::refreshKey(base + u'/' + key, account.login);
    const QUrl url(base);
    const QString host = url.port() < 0 ? url.host() : u"%1:%2"_s.arg(url.host()).arg(url.port());
    return client::SecretVault::refreshKey(host + url.path(), account.login);
}

QString Profiles::defaultRoot()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/WoYouHuo"_s;
}

QString Profiles::keyOf(const QString &base, const OrgId &org, const UserId &user)
{
    const QByteArray text = (base + u'|' + org.value + u'|' + user.value).toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(16));
}

Profiles::Profiles(QString root) : m_root(std::move(root)) {}

Status Profiles::prepare()
{
    if (const Status status = makeOwnFolder(m_root); !status.ok())
        return status;
    return makeOwnFolder(profilesFolder());
}

QList<Profile> Profiles::readAll(const QString &root)
{
    QList<Profile> out;
    const QStringList names = QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &name : names) {
        const QString folder = root + u'/' + name;
        const std::optional<QJsonObject> json = readJson(folder + u"/profile.json"_s);
        if (!json)
            continue;
        const Result<contract::Account> account = contract::accountFromJson(json->value("account"_L1).toObject());
        if (!account)
            continue;
        out.append({name, folder, json->value("base"_L1).toString(), *account, json->value("signed_out"_L1).toBool()});
    }
    return out;
}

QList<Profile> Profiles::beside(const Profile &profile)
{
    return readAll(QFileInfo(profile.folder).path());
}

QList<Profile> Profiles::list() const
{
    QList<Profile> out = readAll(profilesFolder());
    const QString last = lastUsed();
    std::stable_sort(out.begin(), out.end(), [&last](const Profile &a, const Profile &b) {
        if ((a.key == last) != (b.key == last))
            return a.key == last;
        return a.account.login < b.account.login;
    });
    return out;
}

Status Profiles::write(const Profile &profile)
{
    QJsonObject json{{u"base"_s, profile.base}, {u"account"_s, contract::accountToJson(profile.account)}};
    if (profile.signedOut)
        json.insert(u"signed_out"_s, true);
    return writeOwnFile(profile.folder + u"/profile.json"_s, contract::compact(json));
}

Status Profiles::setSignedOut(const Profile &profile)
{
    Profile out = profile;
    out.signedOut = true;
    return write(out);
}

Status Profiles::setSignedIn(const Profile &profile)
{
    Profile in = profile;
    in.signedOut = false;
    return write(in);
}

Result<Profile> Profiles::remember(const QString &base, const contract::Account &account)
{
    Profile profile;
    profile.key = keyOf(base, account.org, account.user);
    profile.folder = profilesFolder() + u'/' + profile.key;
    profile.base = base;
    profile.account = account;
    for (const Status &status : {prepare(), makeOwnFolder(profile.folder)}) {
        if (!status.ok())
            return status.error();
    }
    if (const Status status = write(profile); !status.ok())
        return status.error();
    return profile;
}

void Profiles::setLastUsed(const QString &key)
{
    // Best effort: the worst is one more question at the next start.
    static_cast<void>(writeOwnFile(m_root + u"/last.json"_s, contract::compact({{u"profile"_s, key}})));
}

QString Profiles::lastUsed() const
{
    const std::optional<QJsonObject> json = readJson(m_root + u"/last.json"_s);
    return json ? json->value("profile"_L1).toString() : QString();
}

Result<DeviceId> Profiles::deviceId(const Clock &clock, Random &random)
{
    const QString file = m_root + u"/device.json"_s;
    const std::optional<QJsonObject> json = readJson(file);
    QString id = json ? json->value("device"_L1).toString() : QString();
    if (!isUuid(id)) {
        id = makeUuid7(clock, random);
        if (const Status status = writeOwnFile(file, contract::compact({{u"device"_s, id}})); !status.ok())
            return status.error();
    }
    return DeviceId(id);
}

Result<std::unique_ptr<ProfileLock>> ProfileLock::take(const QString &folder, int patienceMs)
{
    auto lock = std::unique_ptr<ProfileLock>(new ProfileLock(folder + u"/profile.lock"_s));
    lock->m_lock.setStaleLockTime(0);
    if (!lock->m_lock.tryLock(patienceMs))
        return makeError(u"profile-in-use"_s);
    return lock;
}

}  // namespace wyh::desktop
