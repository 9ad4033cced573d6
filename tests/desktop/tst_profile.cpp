// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include "app/desktop/profile.h"

namespace wyh::desktop {

using namespace Qt::StringLiterals;

class TestProfile : public QObject
{
    Q_OBJECT

private:
    static contract::Account account(const QString &user)
    {
        contract::Account out;
        out.user = UserId(user);
        out.login = user + u"@huafeng"_s;
        out.displayName = u"仓库02"_s;
        out.org = OrgId(u"org-1"_s);
        out.orgName = u"华丰"_s;
        out.orgKind = u"supplier"_s;
        out.permissions = {u"pick"_s, u"ship"_s};
        return out;
    }

private slots:
    void remembersAccountsAndTheLastOne()
    {
        const QTemporaryDir dir;
        Profiles profiles(dir.path() + u"/数据 root"_s);
        QVERIFY(profiles.list().isEmpty());
        QVERIFY(profiles.lastUsed().isEmpty());
        const Result<Profile> one = profiles.remember(u"https://a.example"_s, account(u"u1"_s));
        const Result<Profile> two = profiles.remember(u"https://a.example"_s, account(u"u2"_s));
        const Result<Profile> elsewhere = profiles.remember(u"https://b.example"_s, account(u"u1"_s));
        QVERIFY(one.ok() && two.ok() && elsewhere.ok());
        QCOMPARE(profiles.list().size(), 3);
        QVERIFY(one->key != two->key && one->key != elsewhere->key);
        QCOMPARE(one->key.size(), 16);
        profiles.setLastUsed(two->key);
        QCOMPARE(profiles.list().constFirst().key, two->key);
        QCOMPARE(profiles.list().constFirst().account, account(u"u2"_s));
        // Again: the same folder, the newer account.
        contract::Account renamed = account(u"u1"_s);
        renamed.displayName = u"仓库03"_s;
        QCOMPARE(profiles.remember(u"https://a.example"_s, renamed)->key, one->key);
        QCOMPARE(profiles.list().size(), 3);
    }

    void foldersAndFilesAreTheOwnersOnly()
    {
#ifndef Q_OS_WIN
        const QTemporaryDir dir;
        Profiles profiles(dir.path() + u"/root"_s);
        const Result<Profile> one = profiles.remember(u"https://a.example"_s, account(u"u1"_s));
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                            QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
        for (const QString &path : {profiles.root(), one->folder, one->folder + u"/profile.json"_s}) {
            QVERIFY(QFileInfo::exists(path));
            QVERIFY2(!(QFileInfo(path).permissions() & others), qPrintable(path));
        }
#endif
    }

    void signedOutIsKnownUntilTheNextSignIn()
    {
        const QTemporaryDir dir;
        Profiles profiles(dir.path());
        QVERIFY(profiles.remember(u"https://a.example"_s, account(u"u3"_s)).ok());
        const Result<Profile> one = profiles.remember(u"https://a.example"_s, account(u"u2"_s));
        QVERIFY(profiles.remember(u"https://a.example"_s, account(u"u1"_s)).ok());
        QVERIFY(profiles.setSignedOut(*one).ok());
        profiles.setLastUsed(one->key);
        QStringList logins;
        for (const Profile &profile : profiles.list()) {
            logins.append(profile.account.login);
            QCOMPARE(profile.signedOut, profile.key == one->key);
        }
        QCOMPARE(logins, (QStringList{u"u2@huafeng"_s, u"u1@huafeng"_s, u"u3@huafeng"_s}));
        QVERIFY(profiles.remember(u"https://a.example"_s, account(u"u2"_s)).ok());
        QVERIFY(!profiles.list().constFirst().signedOut);
        // Where it is open: it is known as it was before.
        QVERIFY(profiles.setSignedOut(*one).ok());
        QVERIFY(profiles.setSignedIn(profiles.list().constFirst()).ok());
        QVERIFY(!profiles.list().constFirst().signedOut);
        QCOMPARE(profiles.list().constFirst().account, one->account);
    }

    void secretsOfTwoAccountsDiffer()
    {
        const QTemporaryDir dir;
        Profiles profiles(dir.path());
        QSet<QString> keys;
        for (const QString &base : {u"https://a.example"_s, u"https://a.example:8443"_s, u"https://a.example/x"_s,
                                    QString::fromLatin1(kEmbeddedBase)}) {
            for (const QString &user : {u"u1"_s, u"u2"_s})
                keys.insert(profiles.remember(base, account(user))->secretKey());
        }
        QCOMPARE(keys.size(), 8);
        QVERIFY(keys.contains(u"WoYouHuo/a.example/u1@huafeng/refresh"_s));
    }

    void aDamagedFolderIsLeftOutAndLeftAlone()
    {
        const QTemporaryDir dir;
        Profiles profiles(dir.path());
        const Result<Profile> one = profiles.remember(u"https://a.example"_s, account(u"u1"_s));
        QVERIFY(writeOwnFile(one->folder + u"/profile.json"_s, "{broken").ok());
        QVERIFY(writeOwnFile(one->folder + u"/outbox.db"_s, "precious").ok());
        QVERIFY(profiles.list().isEmpty());
        QVERIFY(profiles.remember(u"https://a.example"_s, account(u"u1"_s)).ok());
        QCOMPARE(profiles.list().size(), 1);
        QVERIFY(QFileInfo::exists(one->folder + u"/outbox.db"_s));
    }

    void deviceIdIsMadeOnce()
    {
        const QTemporaryDir dir;
        SystemClock clock;
        SystemRandom random;
        Profiles profiles(dir.path());
        QVERIFY(profiles.prepare().ok());
        const Result<DeviceId> first = profiles.deviceId(clock, random);
        QVERIFY(first.ok());
        QCOMPARE(profiles.deviceId(clock, random)->value, first->value);
    }

    void oneProgramAtATime()
    {
        const QTemporaryDir dir;
        auto first = ProfileLock::take(dir.path());
        QVERIFY(first.ok());
        QCOMPARE(ProfileLock::take(dir.path()).error().code, u"profile-in-use"_s);
        first->reset();
        QVERIFY(ProfileLock::take(dir.path()).ok());
    }

    void anImpossibleRootSaysSo()
    {
        const QTemporaryDir dir;
        QVERIFY(writeOwnFile(dir.path() + u"/file"_s, "x").ok());
        Profiles profiles(dir.path() + u"/file/root"_s);
        QCOMPARE(profiles.prepare().error().code, u"folder-not-writable"_s);
        QVERIFY(!profiles.remember(u"https://a.example"_s, account(u"u1"_s)).ok());
    }
};

}  // namespace wyh::desktop

QTEST_GUILESS_MAIN(wyh::desktop::TestProfile)
#include "tst_profile.moc"
