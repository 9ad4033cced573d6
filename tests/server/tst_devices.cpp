// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Devices that the operator revokes.
#include <QtTest>

#include "tests/server/serverfixture.h"

namespace wyh::server {

using namespace Qt::StringLiterals;

class TestDevices : public QObject
{
    Q_OBJECT

    static QJsonObject paramsOf(const net::Reply &reply) { return bodyOf(reply).value("params"_L1).toObject(); }
    static DeviceInfo infoOf(ServerFixture &fixture, const QString &device)
    {
        const auto all = fixture.platform->devices(fixture.supplier);
        for (const DeviceInfo &info : all.valueOr({})) {
            if (info.device.value == device)
                return info;
        }
        return {};
    }

private slots:
    void aRevokedDeviceHearsItWhateverItAsks()
    {
        ServerFixture fixture;
        const TestDevice lost = fixture.signIn(u"packer@one"_s);
        const TestDevice other = fixture.signIn(u"packer@one"_s);
        const auto revoked = fixture.platform->revokeDevice(fixture.supplier, DeviceId(lost.device), UnsentWork::Keep);
        QVERIFY(revoked.ok());
        QVERIFY2(revoked->passphrase.size() >= 25, qPrintable(revoked->passphrase));
        QVERIFY(infoOf(fixture, lost.device).revoked);
        QVERIFY(!infoOf(fixture, lost.device).told);
        QVERIFY(!infoOf(fixture, lost.device).signedIn);

        for (const net::Reply &reply :
             {fixture.send(lost, "GET", "/v1/me"), fixture.pullReply(lost, {}),
              fixture.push(lost, {fixture.item(fixture.lane(u"1"_s), PickOp{fixture.line(u"1"_s), 1})}),
              fixture.tryRefresh(lost.session.refresh, lost.device),
              fixture.trySignIn(u"packer@one"_s, kPassword, lost.device)}) {
            QCOMPARE(reply.status, 403);
            QCOMPARE(codeOf(reply), u"device-revoked"_s);
            QCOMPARE(paramsOf(reply).value("unsent"_L1).toString(), u"keep"_s);
            QCOMPARE(paramsOf(reply).value("passphrase"_L1).toString(), revoked->passphrase);
        }
        QVERIFY(infoOf(fixture, lost.device).told);
        // The same account elsewhere works on, the other device too.
        QCOMPARE(fixture.send(other, "GET", "/v1/me").status, 200);
        QCOMPARE(fixture.trySignIn(u"packer@one"_s, kPassword, fixture.newId()).status, 200);
        // Once more: what was told stays true.
        const auto again = fixture.platform->revokeDevice(fixture.supplier, DeviceId(lost.device), UnsentWork::Keep);
        QCOMPARE(again->passphrase, revoked->passphrase);
    }

    void thePassphraseIsForTheDeviceOnly()
    {
        ServerFixture fixture;
        const TestDevice lost = fixture.signIn(u"packer@one"_s);
        QVERIFY(fixture.platform->revokeDevice(fixture.supplier, DeviceId(lost.device), UnsentWork::Keep).ok());
        // Who has neither its tokens nor the password learns nothing.
        QCOMPARE(codeOf(fixture.trySignIn(u"packer@one"_s, u"wrong password"_s, lost.device)), u"sign-in-failed"_s);
        QCOMPARE(codeOf(fixture.tryRefresh(lost.session.refresh, fixture.newId())), u"unauthorized"_s);
        QCOMPARE(codeOf(fixture.tryRefresh(u"made-up"_s, lost.device)), u"unauthorized"_s);
        TestDevice guess = lost;
        guess.session.access = u"made-up"_s;
        QCOMPARE(codeOf(fixture.send(guess, "GET", "/v1/me")), u"unauthorized"_s);
    }

    void withoutARescueThereIsNoPassphrase()
    {
        ServerFixture fixture;
        const TestDevice lost = fixture.signIn(u"packer@one"_s);
        const auto revoked =
            fixture.platform->revokeDevice(fixture.supplier, DeviceId(lost.device), UnsentWork::Remove);
        QVERIFY(revoked.ok());
        QVERIFY(revoked->passphrase.isEmpty());
        const net::Reply reply = fixture.send(lost, "GET", "/v1/me");
        QCOMPARE(codeOf(reply), u"device-revoked"_s);
        QCOMPARE(paramsOf(reply), (QJsonObject{{u"org"_s, fixture.supplier.value}, {u"unsent"_s, u"remove"_s}}));
    }

    void itHearsItHoweverLateItAsks()
    {
        ServerFixture fixture;
        const TestDevice lost = fixture.signIn(u"packer@one"_s);
        const TestDevice idle = fixture.signIn(u"packer@one"_s);
        QVERIFY(fixture.platform->revokeDevice(fixture.supplier, DeviceId(lost.device), UnsentWork::Keep).ok());
        fixture.clock.pass(400LL * 24 * 3600 * 1000);
        QVERIFY(fixture.platform->maintain().ok());
        QCOMPARE(codeOf(fixture.tryRefresh(lost.session.refresh, lost.device)), u"device-revoked"_s);
        QVERIFY(infoOf(fixture, lost.device).told);
        // Whom nobody looks for is forgotten as always.
        QCOMPARE(codeOf(fixture.tryRefresh(idle.session.refresh, idle.device)), u"unauthorized"_s);
        QVERIFY(infoOf(fixture, idle.device).device.isEmpty());
    }

    void anOldProgramHearsItToo()
    {
        ServerFixture fixture;
        const TestDevice lost = fixture.signIn(u"packer@one"_s);
        const TestDevice other = fixture.signIn(u"packer@one"_s);
        QVERIFY(fixture.platform->revokeDevice(fixture.supplier, DeviceId(lost.device), UnsentWork::Keep).ok());
        fixture.options.oldestClientSchema = 2;
        fixture.reopen();
        QCOMPARE(codeOf(fixture.send(lost, "GET", "/v1/me")), u"device-revoked"_s);
        QCOMPARE(codeOf(fixture.tryRefresh(lost.session.refresh, lost.device)), u"device-revoked"_s);
        QVERIFY(infoOf(fixture, lost.device).told);
        QCOMPARE(codeOf(fixture.tryRefresh(lost.session.refresh, other.device)), u"client-too-old"_s);
        QCOMPARE(codeOf(fixture.send(other, "GET", "/v1/me")), u"client-too-old"_s);
        QCOMPARE(codeOf(fixture.tryRefresh(other.session.refresh, other.device)), u"client-too-old"_s);
        QCOMPARE(codeOf(fixture.send("POST", "/v1/session/refresh", {})), u"client-too-old"_s);
    }

    void everyAccountOfTheOrganizationHearsIt()
    {
        ServerFixture fixture;
        const TestDevice lost = fixture.signIn(u"packer@one"_s);
        QVERIFY(fixture.platform->revokeDevice(fixture.supplier, DeviceId(lost.device), UnsentWork::Keep).ok());
        const net::Reply reply = fixture.trySignIn(u"manager@one"_s, kPassword, lost.device);
        QCOMPARE(codeOf(reply), u"device-revoked"_s);
        QCOMPARE(paramsOf(reply).value("org"_L1).toString(), fixture.supplier.value);
        QVERIFY(fixture.platform->disableUser(u"manager@one"_s).ok());
        QCOMPARE(codeOf(fixture.trySignIn(u"manager@one"_s, kPassword, lost.device)), u"device-revoked"_s);
        QCOMPARE(codeOf(fixture.trySignIn(u"manager@one"_s, kPassword, fixture.newId())), u"account-disabled"_s);
        // It is not another organization's PC.
        QCOMPARE(fixture.trySignIn(u"manager@two"_s, kPassword, lost.device).status, 200);
    }

    void anAllowedDeviceSignsInAgain()
    {
        ServerFixture fixture;
        const TestDevice lost = fixture.signIn(u"packer@one"_s);
        const auto revoked = fixture.platform->revokeDevice(fixture.supplier, DeviceId(lost.device), UnsentWork::Keep);
        const auto allowed = fixture.platform->allowDevice(fixture.supplier, DeviceId(lost.device));
        QVERIFY(revoked.ok() && allowed.ok());
        // Or the work that it sealed would be lost with the words that open it.
        QCOMPARE(allowed->passphrase, revoked->passphrase);
        // Its old sessions have ended all the same.
        QCOMPARE(codeOf(fixture.send(lost, "GET", "/v1/me")), u"unauthorized"_s);
        QCOMPARE(fixture.trySignIn(u"packer@one"_s, kPassword, lost.device).status, 200);
        QCOMPARE(fixture.platform->allowDevice(fixture.supplier, DeviceId(lost.device)).error().code,
                 u"device-not-revoked"_s);
    }

    void onlyDevicesOfTheOrganization()
    {
        ServerFixture fixture;
        QCOMPARE(
            fixture.platform->revokeDevice(fixture.supplier, DeviceId(fixture.newId()), UnsentWork::Keep).error().code,
            u"device-unknown"_s);
        const TestDevice packer = fixture.signIn(u"packer@one"_s);
        const auto elsewhere =
            fixture.platform->createOrganization({u"elsewhere"_s, u"义乌市别处"_s, NewOrganization::Kind::Supplier});
        QVERIFY(elsewhere.ok());
        QCOMPARE(fixture.platform->revokeDevice(*elsewhere, DeviceId(packer.device), UnsentWork::Keep).error().code,
                 u"device-unknown"_s);
        QCOMPARE(fixture.send(packer, "GET", "/v1/me").status, 200);
        QVERIFY(fixture.platform->devices(*elsewhere)->isEmpty());
    }
};

}  // namespace wyh::server

QTEST_GUILESS_MAIN(wyh::server::TestDevices)
#include "tst_devices.moc"
