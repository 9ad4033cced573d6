// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QSignalSpy>
#include <QTest>

#include "net/client/secretvault.h"
#include "tests/support/fakesecrets.h"

namespace wyh::client {

using namespace Qt::StringLiterals;

class TestSecretVault : public QObject
{
    Q_OBJECT

private:
    static SecretVault::Options quick()
    {
        SecretVault::Options options;
        options.retryEveryMs = 20;
        options.retryForMs = 200;
        return options;
    }
    Result<QString> read(SecretVault &vault, const QString &key)
    {
        std::optional<Result<QString>> got;
        vault.read(key, this, [&](const Result<QString> &value) { got = value; });
        [&] { QTRY_VERIFY(got.has_value()); }();
        return *got;
    }
    bool write(SecretVault &vault, const QString &key, const QString &value)
    {
        std::optional<bool> got;
        vault.write(key, value, this, [&](bool remembered) { got = remembered; });
        [&] { QTRY_VERIFY(got.has_value()); }();
        return *got;
    }

private slots:
    void init() { m_box = std::make_shared<test::SecretBox>(); }

    void keepsSecretsOverARestart_data()
    {
        QTest::addColumn<QString>("secret");
        QTest::newRow("short") << u"abc"_s;
        QTest::newRow("empty look-alike") << u"2:ffffffffffff:"_s;
        QTest::newRow("8 KB") << QString(8000, u'x');
        QTest::newRow("8 KB of three bytes each") << QString(2700, QChar(0x6211));
        QString pairs;
        for (int i = 0; i < 1500; ++i)
            pairs += QString::fromUcs4(U"\U0001F4E6", 1);
        QTest::newRow("surrogates") << pairs;
    }
    void keepsSecretsOverARestart()
    {
        QFETCH(QString, secret);
        const QString key = SecretVault::refreshKey(u"shop.example"_s, u"packer@huafeng"_s);
        QCOMPARE(key, u"WoYouHuo/shop.example/packer@huafeng/refresh"_s);
        {
            SecretVault vault(std::make_unique<test::FakeSecrets>(m_box));
            QVERIFY(write(vault, key, secret));
            QVERIFY(vault.remembers());
        }
        for (const QString &value : std::as_const(m_box->values))
            QVERIFY(value.toUtf8().size() <= 2000);
        SecretVault vault(std::make_unique<test::FakeSecrets>(m_box));
        QCOMPARE(read(vault, key).value(), secret);
        bool gone = false;
        vault.remove(key, this, [&](const Status &status) { gone = status.ok(); });
        QTRY_VERIFY(gone);
        QVERIFY(m_box->values.isEmpty());  // every piece
        QCOMPARE(read(vault, key).value(), QString());
    }

    void nothingOfALongerSecretStaysBehind()
    {
        SecretVault vault(std::make_unique<test::FakeSecrets>(m_box));
        QVERIFY(write(vault, u"k"_s, QString(5000, u'a')));
        QCOMPARE(m_box->values.size(), 3);
        QVERIFY(write(vault, u"k"_s, u"b"_s));
        QCOMPARE(m_box->values.size(), 1);
        QCOMPARE(read(vault, u"k"_s).value(), u"b"_s);
    }

    void aTornWriteReadsAsNone()
    {
        SecretVault vault(std::make_unique<test::FakeSecrets>(m_box));
        QVERIFY(write(vault, u"k"_s, QString(5000, u'a')));
        QVERIFY(m_box->values.contains(u"k/2"_s));
        m_box->values[u"k/2"_s] = u"older"_s;
        QCOMPARE(read(vault, u"k"_s).value(), QString());
    }

    void aBrokenKeychainKeepsItInMemoryAndSaysSo()
    {
        m_box->broken = true;
        SecretVault vault(std::make_unique<test::FakeSecrets>(m_box), quick());
        QSignalSpy changed(&vault, &SecretVault::remembersChanged);
        QVERIFY(!write(vault, u"k"_s, u"token"_s));
        QVERIFY(!vault.remembers());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(read(vault, u"k"_s).value(), u"token"_s);
        QVERIFY(m_box->values.isEmpty());
        SecretVault next(std::make_unique<test::FakeSecrets>(m_box), quick());
        QCOMPARE(read(next, u"k"_s).error().code, u"keychain-unavailable"_s);
    }

    void aLateKeychainIsWrittenThen()
    {
        m_box->broken = true;
        SecretVault vault(std::make_unique<test::FakeSecrets>(m_box), quick());
        QVERIFY(!write(vault, u"k"_s, u"token"_s));
        QSignalSpy recovered(&vault, &SecretVault::recovered);
        m_box->broken = false;
        QTRY_COMPARE(recovered.size(), 1);
        QVERIFY(vault.remembers());
        QCOMPARE(m_box->values.size(), 1);
    }

    void aLateKeychainIsReadThen()
    {
        {
            SecretVault vault(std::make_unique<test::FakeSecrets>(m_box));
            QVERIFY(write(vault, u"k"_s, u"token"_s));
        }
        m_box->broken = true;
        SecretVault vault(std::make_unique<test::FakeSecrets>(m_box), quick());
        QSignalSpy recovered(&vault, &SecretVault::recovered);
        QVERIFY(!read(vault, u"k"_s).ok());
        m_box->broken = false;
        QTRY_COMPARE(recovered.size(), 1);
        QCOMPARE(read(vault, u"k"_s).value(), u"token"_s);
    }

    void withoutAnyKeychainItIsMemoryOnly()
    {
        SecretVault vault(nullptr);
        QVERIFY(!vault.remembers());
        QVERIFY(!write(vault, u"k"_s, u"token"_s));
        QCOMPARE(read(vault, u"k"_s).value(), u"token"_s);
    }

    void answersToAGoneContextAreDropped()
    {
        SecretVault vault(std::make_unique<test::FakeSecrets>(m_box));
        bool answered = false;
        auto context = std::make_unique<QObject>();
        vault.read(u"k"_s, context.get(), [&](const Result<QString> &) { answered = true; });
        context.reset();
        QVERIFY(write(vault, u"other"_s, u"x"_s));
        QVERIFY(!answered);
    }

private:
    std::shared_ptr<test::SecretBox> m_box;
};

}  // namespace wyh::client

QTEST_GUILESS_MAIN(wyh::client::TestSecretVault)
#include "tst_secretvault.moc"
