// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The program's real keychain on a real keyring. The program starts itself once more on a session bus of its own, with
// a home of its own in which a keyring daemon keeps an empty keyring: nobody's own keyring is touched, not even by a
// daemon that the bus starts by itself.
#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <cstdio>

#include "net/client/secretvault.h"

namespace wyh::client {

using namespace Qt::StringLiterals;

class TestKeychainReal : public QObject
{
    Q_OBJECT

private:
    QString key(const QString &login) { return SecretVault::refreshKey(u"shop.example"_s, login); }

    Result<QString> read(SecretVault &vault, const QString &name)
    {
        std::optional<Result<QString>> got;
        vault.read(name, this, [&](const Result<QString> &value) { got = value; });
        if (!QTest::qWaitFor([&] { return got.has_value(); }, kPatienceMs))
            return makeError(u"no answer"_s);
        return *got;
    }
    bool write(SecretVault &vault, const QString &name, const QString &value)
    {
        std::optional<bool> got;
        vault.write(name, value, this, [&](bool remembered) { got = remembered; });
        return QTest::qWaitFor([&] { return got.has_value(); }, kPatienceMs) && *got;
    }
    bool remove(SecretVault &vault, const QString &name)
    {
        std::optional<bool> got;
        vault.remove(name, this, [&](const Status &status) { got = status.ok(); });
        return QTest::qWaitFor([&] { return got.has_value(); }, kPatienceMs) && *got;
    }

private slots:
    void initTestCase()
    {
        m_daemon.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_daemon.start(QStringLiteral(WYH_KEYRING_DAEMON),
                       {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s});
        QVERIFY(m_daemon.waitForStarted());
        m_daemon.write("test");
        m_daemon.closeWriteChannel();
        // It takes the bus name a moment after its start: until then it is a keychain that fails, as after signing in.
        auto backend = systemKeychain();
        QVERIFY(backend);
        bool there = false;
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                std::optional<bool> got;
                backend->write(u"WoYouHuo/test/start"_s, u"x"_s, [&](const Status &status) { got = status.ok(); });
                there = QTest::qWaitFor([&] { return got.has_value(); }, kPatienceMs) && *got;
                return there;
            }(),
            kPatienceMs);
    }

    void cleanupTestCase()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    void keepsASecretOverARestart_data()
    {
        QTest::addColumn<QString>("secret");
        QTest::newRow("short") << u"abc"_s;
        QTest::newRow("8 KB") << QString(8000, u'x');
        QTest::newRow("8 KB of three bytes each") << QString(2700, QChar(0x6211));
    }
    void keepsASecretOverARestart()
    {
        QFETCH(const QString, secret);
        {
            SecretVault vault(systemKeychain());
            QVERIFY(write(vault, key(u"packer@huafeng"_s), secret));
            QVERIFY(vault.remembers());
        }
        SecretVault vault(systemKeychain());
        QCOMPARE(read(vault, key(u"packer@huafeng"_s)).value(), secret);
        // Another account's entry is another one.
        QCOMPARE(read(vault, key(u"manager@huafeng"_s)).value(), QString());
        QVERIFY(remove(vault, key(u"packer@huafeng"_s)));
        QCOMPARE(read(vault, key(u"packer@huafeng"_s)).value(), QString());
    }

    void aShorterSecretReplacesALongerOne()
    {
        SecretVault vault(systemKeychain());
        const QString name = key(u"packer@huafeng"_s);
        QVERIFY(write(vault, name, QString(6000, u'a')));
        QVERIFY(write(vault, name, u"b"_s));
        SecretVault next(systemKeychain());
        QCOMPARE(read(next, name).value(), u"b"_s);
        QVERIFY(remove(next, name));
    }

    void removingWhatIsNotThereIsNoFailure()
    {
        SecretVault vault(systemKeychain());
        QVERIFY(remove(vault, key(u"nobody@huafeng"_s)));
        QVERIFY(vault.remembers());
    }

    void everyPieceFitsTheSmallestKeychain()
    {
        // Windows keeps 2560 bytes an entry; the pieces are the same everywhere.
        SecretVault vault(systemKeychain());
        const QString name = key(u"packer@huafeng"_s);
        QVERIFY(write(vault, name, QString(8000, u'y')));
        auto backend = systemKeychain();
        int pieces = 0;
        for (int number = 1; number <= 8; ++number) {
            std::optional<QString> got;
            backend->read(number == 1 ? name : name + u'/' + QString::number(number),
                          [&](const Result<QString> &value) { got = value.valueOr(QString()); });
            QTRY_VERIFY(got.has_value());
            pieces += got->isEmpty() ? 0 : 1;
            QVERIFY(got->toUtf8().size() <= 2560);
        }
        QVERIFY(pieces >= 4);
        QVERIFY(remove(vault, name));
    }

private:
    static constexpr int kPatienceMs = 20000;
    QProcess m_daemon;
};

namespace {

constexpr auto kHome = "WYH_KEYRING_HOME";

/// This program again, on a bus and in a home of its own.
int runApart(const QStringList &arguments)
{
    const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_CACHE_HOME"_s,
                                u"XDG_RUNTIME_DIR"_s, QString::fromLatin1(kHome)})
        environment.insert(name, home.path());
    environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
    environment.remove(u"GNOME_KEYRING_CONTROL"_s);
    QProcess inner;
    inner.setProcessEnvironment(environment);
    inner.setProcessChannelMode(QProcess::ForwardedChannels);
    inner.start(QStringLiteral(WYH_DBUS_RUN_SESSION),
                QStringList{u"--"_s, QCoreApplication::applicationFilePath()} + arguments.mid(1));
    constexpr int kLongest = 110000;
    if (!home.isValid() || !inner.waitForFinished(kLongest)) {
        std::fprintf(stderr, "no session bus: %s\n", qPrintable(inner.errorString()));
        inner.kill();
        inner.waitForFinished();
        return 1;
    }
    return inner.exitStatus() == QProcess::NormalExit ? inner.exitCode() : 1;
}

}  // namespace

}  // namespace wyh::client

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (!qEnvironmentVariableIsSet(wyh::client::kHome))
        return wyh::client::runApart(QCoreApplication::arguments());
    wyh::client::TestKeychainReal test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keychain_real.moc"
