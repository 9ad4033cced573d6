// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// A profile that nobody works in is opened as it was left, or not at all.
#include <QDir>
#include <QFile>
#include <QMap>

#include "models/store/crashguard.h"
#include "models/store/suspect.h"
#include "tests/store/storefixture.h"

namespace wyh::testing {

class TestAsLeft : public QObject
{
    Q_OBJECT

    static QString tryOpen(Profile &profile)
    {
        store::OpenStore options;
        options.folder = profile.folder();
        options.mend = false;
        const auto opened = LocalStore::open(options, profile.clock, profile.random);
        return opened.ok() ? QString() : opened.error().code;
    }

    static void setUserVersion(const QString &path, int version)
    {
        auto file = sql::Connection::open(path);
        QVERIFY(file.ok());
        QVERIFY((*file)->execute(("PRAGMA user_version=" + QByteArray::number(version)).constData()).ok());
    }

    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    /// Of the databases and what stands beside them; the file of the crash guard is nobody's work.
    static QMap<QString, QByteArray> contents(const Profile &profile)
    {
        QMap<QString, QByteArray> out;
        const QDir folder(profile.folder());
        for (const QString &name : folder.entryList({u"cache.*"_s, u"outbox.*"_s}, QDir::Files)) {
            QFile file(folder.filePath(name));
            // Nothing is in an empty log, nor in the index of a log.
            if (!name.endsWith(u"-shm"_s) && file.open(QIODevice::ReadOnly) && file.size() > 0)
                out.insert(name, file.readAll());
        }
        return out;
    }

private slots:
    void aSoundOneIsOpened()
    {
        Profile profile;
        fillTwoOrders(profile);
        const OpId waiting = profile.record(pick(u"o1"_s, u"a"_s, 1));
        profile.close();
        QCOMPARE(tryOpen(profile), QString());
        profile.reopen();
        QCOMPARE(profile.state(waiting), OpState::Pending);
        QCOMPARE(profile.picked(u"o1"_s), 3);
    }

    void whatIsNotSoundStaysAsItIs_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("code");
        QTest::newRow("outbox of a newer program") << u"newer outbox"_s << u"schema-newer"_s;
        QTest::newRow("cache of a newer program") << u"newer cache"_s << u"schema-newer"_s;
        QTest::newRow("outbox damaged") << u"damaged outbox"_s << u"database-corrupt"_s;
        QTest::newRow("outbox with a row that cannot be read") << u"broken row"_s << u"database-corrupt"_s;
        QTest::newRow("cache damaged") << u"damaged cache"_s << u"database-corrupt"_s;
        QTest::newRow("damage was seen in the cache") << u"suspect cache"_s << u"database-corrupt"_s;
        QTest::newRow("a rescue is under way") << u"rescue"_s << u"database-corrupt"_s;
        QTest::newRow("outbox lost") << u"lost outbox"_s << u"file-error"_s;
        QTest::newRow("an operation ended the program") << u"poison"_s << u"file-error"_s;
    }
    void whatIsNotSoundStaysAsItIs()
    {
        QFETCH(QString, what);
        QFETCH(QString, code);
        Profile profile;
        fillTwoOrders(profile);
        const OpId waiting = profile.record(pick(u"o1"_s, u"a"_s, 1));
        QVERIFY(profile->backupOutbox().ok());
        profile.close();
        const QString outbox = profile.path(u"outbox.db"_s);
        const QString cache = profile.path(u"cache.db"_s);
        if (what == u"newer outbox"_s) {
            setUserVersion(outbox, 999);
        } else if (what == u"newer cache"_s) {
            setUserVersion(cache, 999);
        } else if (what == u"damaged outbox"_s) {
            write(outbox, QByteArray(8192, 'x'));
        } else if (what == u"broken row"_s) {
            auto file = sql::Connection::open(outbox);
            QVERIFY(file.ok() && (*file)->execute("UPDATE op SET args='[broken'").ok());
        } else if (what == u"damaged cache"_s) {
            write(cache, QByteArray(8192, 'x'));
        } else if (what == u"suspect cache"_s) {
            write(store::suspectPath(cache), "seen");
        } else if (what == u"rescue"_s) {
            QVERIFY(QFile::copy(outbox, profile.path(u"outbox.new.db"_s)));
        } else if (what == u"lost outbox"_s) {
            QVERIFY(QFile::remove(outbox));
        } else {
            store::CrashGuard guard(profile.folder());
            guard.enter({waiting.value});
        }
        const QMap<QString, QByteArray> before = contents(profile);
        QVERIFY(before.size() >= 2);
        QCOMPARE(tryOpen(profile), code);
        QVERIFY(contents(profile) == before);
        if (what == u"poison"_s)
            QCOMPARE(store::CrashGuard(profile.folder()).leftBehind(), QStringList{waiting.value});
    }

    void theTimeIsKnownOnlyFromAPage()
    {
        Profile profile;
        fillTwoOrders(profile);
        QVERIFY(!*profile->goByLastClock());
        PullPage told = page({}, u"c2"_s, 2);
        told.nowMs = profile.clock.now + 5000;
        profile.pull(told);
        profile.reopen();
        QVERIFY(*profile->goByLastClock());
    }
};

}  // namespace wyh::testing

QTEST_GUILESS_MAIN(wyh::testing::TestAsLeft)
#include "tst_asleft.moc"
