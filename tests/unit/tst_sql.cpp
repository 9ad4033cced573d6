// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <stdexcept>

#include "models/sql/migrations.h"

namespace wyh::sql {

using namespace Qt::StringLiterals;

class TestSql : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    QString path(const char *name) const { return m_dir.filePath(QString::fromLatin1(name)); }

    static void write(const QString &path, const QByteArray &bytes)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    static qint64 number(Connection &connection, const QByteArray &statement)
    {
        Query query = connection.query(statement);
        return query.step() ? query.integer(0) : -1;
    }

    std::unique_ptr<Connection> fresh(const char *name, const OpenOptions &options = {})
    {
        auto opened = Connection::open(path(name), options);
        if (!opened.ok())
            qFatal("%s", qPrintable(opened.error().detail));
        auto connection = std::move(opened).value();
        const Status made = connection->execute("CREATE TABLE IF NOT EXISTS t(a INTEGER PRIMARY KEY, b TEXT) STRICT");
        if (!made.ok())
            qFatal("%s", qPrintable(made.error().detail));
        return connection;
    }

private slots:
    void filesArePrivateAndUseAWriteAheadLog()
    {
        OpenOptions options;
        options.synchronousFull = true;
        auto connection = fresh("private.db", options);
        {
            Query mode = connection->query("PRAGMA journal_mode");
            QVERIFY(mode.step());
            QCOMPARE(mode.text(0), u"wal"_s);
        }
        QCOMPARE(number(*connection, "PRAGMA synchronous"), 2);
        QCOMPARE(number(*connection, "PRAGMA foreign_keys"), 1);
        QVERIFY(QFile::exists(path("private.db-wal")));
#ifndef Q_OS_WIN
        const auto others =
            QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
        QVERIFY(!(QFile::permissions(path("private.db")) & others));
        QVERIFY(!(QFile::permissions(path("private.db-wal")) & others));
        QVERIFY(connection->vacuumInto(path("private.bak")).ok());
        QVERIFY(!(QFile::permissions(path("private.bak")) & others));
#endif
    }

    void bindsAndReadsEveryType()
    {
        auto connection = fresh("types.db");
        Query query = connection->query("SELECT ?, ?, ?, ?, ?, ?");
        query.bindAll(qint64{1} << 53, u"我有货"_s, QString(), true);
        query.bindBlob(5, QByteArray("\0x", 2)).bindNull(6);
        QVERIFY(query.step());
        QCOMPARE(query.integer(0), qint64{1} << 53);
        QCOMPARE(query.text(1), u"我有货"_s);
        QVERIFY(!query.isNull(2));
        QCOMPARE(query.text(2), QString());
        QCOMPARE(query.integer(3), 1);
        QCOMPARE(query.bytes(4), QByteArray("\0x", 2));
        QVERIFY(query.isNull(5));
        QVERIFY(!query.step());
        QVERIFY(!query.failed());
    }

    void aBadStatementIsAnError()
    {
        auto connection = fresh("bad.db");
        Query query = connection->query("SELEKT 1");
        QVERIFY(query.failed());
        QVERIFY(!query.step());
        QCOMPARE(query.run().error().code, u"database-error"_s);
        QVERIFY(!connection->execute("INSERT INTO nowhere VALUES(1)").ok());
    }

    void oneTextMayBeUsedTwiceAtOnce()
    {
        auto connection = fresh("twice.db");
        QVERIFY(connection->execute("INSERT INTO t VALUES(1,'x'),(2,'y'),(3,'z')").ok());
        int pairs = 0;
        Query outer = connection->query("SELECT a FROM t ORDER BY a");
        while (outer.step()) {
            Query inner = connection->query("SELECT a FROM t ORDER BY a");
            while (inner.step())
                ++pairs;
        }
        QCOMPARE(pairs, 9);
        QCOMPARE(outer.failed(), false);
    }

    void aDroppedQueryLeavesNoReadOpen()
    {
        auto connection = fresh("open.db");
        QVERIFY(connection->execute("INSERT INTO t VALUES(1,'x'),(2,'y')").ok());
        {
            Query query = connection->query("SELECT a FROM t");
            QVERIFY(query.step());
        }
        QVERIFY(connection->vacuumInto(path("open.copy")).ok());
        QVERIFY(connection->checkpointTruncate().ok());
        QCOMPARE(QFileInfo(path("open.db-wal")).size(), 0);
        auto copy = Connection::open(path("open.copy"));
        QVERIFY(copy.ok());
        QCOMPARE(number(**copy, "SELECT count(*) FROM t"), 2);
    }

    void transactionsRollBackAsAWhole()
    {
        auto connection = fresh("tx.db");
        const auto insert = [&](int key) {
            return connection->query("INSERT INTO t VALUES(?,'x')").bind(1, key).run();
        };
        QVERIFY(connection->transaction([&] { return insert(1); }).ok());
        const Status failed = connection->transaction([&]() -> Status {
            (void)insert(2);
            return makeError(u"no"_s);
        });
        QCOMPARE(failed.error().code, u"no"_s);
        const Status doubled = connection->transaction([&]() -> Status {
            (void)insert(3);
            return insert(1);
        });
        QVERIFY(!doubled.ok());
        const auto thrower = [&]() -> Status {
            (void)insert(4);
            throw std::runtime_error("x");
        };
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, (void)connection->transaction(thrower));
        QCOMPARE(number(*connection, "SELECT max(a) FROM t"), 1);
        QCOMPARE(number(*connection, "SELECT count(*) FROM t"), 1);
    }

    void nestedTransactionsJoin()
    {
        auto connection = fresh("nested.db");
        const auto insert = [&](int key) {
            return connection->query("INSERT INTO t VALUES(?,'x')").bind(1, key).run();
        };
        QVERIFY(connection
                    ->transaction([&]() -> Status {
                        (void)insert(1);
                        return connection->transaction([&] { return insert(2); });
                    })
                    .ok());
        QCOMPARE(number(*connection, "SELECT count(*) FROM t"), 2);
        // A failed part takes the whole with it, also when the outer body does not look.
        const Status status = connection->transaction([&]() -> Status {
            (void)insert(3);
            (void)connection->transaction([&]() -> Status {
                (void)insert(4);
                return makeError(u"inner"_s);
            });
            return done();
        });
        QCOMPARE(status.error().code, u"inner"_s);
        QCOMPARE(number(*connection, "SELECT count(*) FROM t"), 2);
    }

    void aPartOfATransactionMayFailAlone()
    {
        auto connection = fresh("parts.db");
        const auto insert = [&](int key) {
            return connection->query("INSERT INTO t VALUES(?,'x')").bind(1, key).run();
        };
        const auto inPart = [&](int key, bool fails) {
            return connection->part([&]() -> Status {
                // As deep inside as somebody likes: the part fails, not the whole.
                const Status inner = connection->transaction([&] { return insert(key); });
                return !inner.ok() || !fails ? inner : Status(makeError(u"no"_s));
            });
        };
        QVERIFY(connection
                    ->transaction([&]() -> Status {
                        (void)insert(1);
                        if (!inPart(2, false).ok() || inPart(3, true).error().code != u"no"_s)
                            return makeError(u"unexpected"_s);
                        if (inPart(2, false).ok())  // it is there already
                            return makeError(u"unexpected"_s);
                        return inPart(4, false);
                    })
                    .ok());
        QCOMPARE(number(*connection, "SELECT group_concat(a, '') FROM (SELECT a FROM t ORDER BY a)"), 124);
        // What comes after a part that cannot be undone alone fails with it.
        const Status whole = connection->transaction([&]() -> Status {
            (void)insert(5);
            const Status broken = connection->part([&]() -> Status {
                (void)connection->execute("ROLLBACK");  // as a full disk does
                return makeError(u"disk"_s);
            });
            bool ran = false;
            const Status next = connection->part([&]() -> Status {
                ran = true;
                return insert(6);
            });
            return ran || broken.error().code != u"disk"_s || next.error().code != u"disk"_s
                       ? Status(makeError(u"unexpected"_s))
                       : done();
        });
        QCOMPARE(whole.error().code, u"disk"_s);
        QCOMPARE(number(*connection, "SELECT count(*) FROM t"), 3);
        // And afterwards all is as before.
        QVERIFY(connection->transaction([&] { return insert(7); }).ok());
    }

    void theHookStandsAroundEveryCommit()
    {
        auto connection = fresh("hook.db");
        QStringList calls;
        connection->setCommitHook([&](const char *when) { calls += QString::fromLatin1(when); });
        const auto insert = [&](int key) {
            return connection->transaction(
                [&] { return connection->query("INSERT INTO t VALUES(?,'x')").bind(1, key).run(); });
        };
        QVERIFY(insert(1).ok());
        QCOMPARE(calls, (QStringList{u"before"_s, u"after"_s}));
        QVERIFY(!insert(1).ok());
        QCOMPARE(calls.size(), 2);

        const auto throwing = [](const QByteArray &moment) {
            return [moment](const char *when) {
                if (moment == when)
                    throw std::runtime_error("crash");
            };
        };
        connection->setCommitHook(throwing("before"));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, (void)insert(2));
        QCOMPARE(number(*connection, "SELECT count(*) FROM t"), 1);
        connection->setCommitHook(throwing("after"));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, (void)insert(3));
        QCOMPARE(number(*connection, "SELECT count(*) FROM t"), 2);
        connection->setCommitHook({});
        QVERIFY(insert(4).ok());
        QCOMPARE(number(*connection, "SELECT count(*) FROM t"), 3);
    }

    void aWriterWaitsAndThenSaysBusy()
    {
        OpenOptions quick;
        quick.busyTimeoutMs = 50;
        auto first = fresh("busy.db");
        auto second = fresh("busy.db", quick);
        QElapsedTimer timer;
        const Status status = first->transaction([&]() -> Status {
            timer.start();
            return second->transaction([] { return done(); });
        });
        QCOMPARE(status.error().code, u"database-busy"_s);
        QVERIFY(timer.elapsed() >= 40);
        QVERIFY(second->transaction([] { return done(); }).ok());
    }

    void anExclusiveFileHasOneOwner()
    {
        OpenOptions options;
        options.exclusive = true;
        options.busyTimeoutMs = 0;
        auto first = fresh("exclusive.db", options);
        auto second = Connection::open(path("exclusive.db"), options);
        QVERIFY(!second.ok());
        QCOMPARE(second.error().code, u"database-busy"_s);
        first.reset();
        QVERIFY(Connection::open(path("exclusive.db"), options).ok());
    }

    void readersNeverWrite()
    {
        auto writer = fresh("reader.db");
        QVERIFY(writer->execute("INSERT INTO t VALUES(1,'x')").ok());
        OpenOptions options;
        options.mode = OpenOptions::Mode::ReadOnly;
        options.checkpoints = false;
        auto reader = Connection::open(path("reader.db"), options);
        QVERIFY(reader.ok());
        QCOMPARE(number(**reader, "SELECT count(*) FROM t"), 1);
        QCOMPARE((*reader)->execute("INSERT INTO t VALUES(2,'y')").error().code, u"database-readonly"_s);
        QVERIFY(writer->execute("INSERT INTO t VALUES(2,'x')").ok());
        QCOMPARE(number(**reader, "SELECT count(*) FROM t"), 2);
        QVERIFY(!Connection::open(path("missing.db"), options).ok());
        QVERIFY(!QFile::exists(path("missing.db")));
    }

    void damagedFilesAreFound()
    {
        write(path("garbage.db"), QByteArray(8192, 'x'));
        auto garbage = Connection::open(path("garbage.db"));
        QVERIFY(!garbage.ok());
        QCOMPARE(garbage.error().code, u"database-corrupt"_s);

        auto connection = fresh("damaged.db");
        for (int i = 0; i < 2000; ++i)
            QVERIFY(connection->query("INSERT INTO t VALUES(?,?)").bind(1, i).bind(2, QString(100, u'a')).run().ok());
        QVERIFY(connection->quickCheck().ok());
        connection.reset();
        QFile file(path("damaged.db"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(4096 * 5));
        file.write(QByteArray(4096, '\x5a'));
        file.close();
        auto damaged = Connection::open(path("damaged.db"));
        QVERIFY(damaged.ok());
        QCOMPARE((*damaged)->quickCheck().error().code, u"database-corrupt"_s);
    }

    void migrationsAreAtomic()
    {
        const QString folder = path("steps");
        write(folder + u"/0001_first.sql"_s, "CREATE TABLE a(x); -- a comment\nINSERT INTO a VALUES(1);");
        write(folder + u"/0002_second.sql"_s, "CREATE TABLE b(x);\nINSERT INTO b VALUES(2)");
        write(folder + u"/find.sql"_s, "SELECT x FROM b\n");
        auto connection = Connection::open(path("steps.db"));
        QVERIFY(connection.ok());
        QVERIFY(migrate(**connection, folder).ok());
        QCOMPARE(*(*connection)->userVersion(), 2);
        QCOMPARE(newestVersion(folder), 2);
        QCOMPARE(number(**connection, statement(folder, "find")), 2);
        QVERIFY(migrate(**connection, folder).ok());
        QCOMPARE(number(**connection, "SELECT count(*) FROM a"), 1);

        write(folder + u"/0003_third.sql"_s, "CREATE TABLE c(x); INSERT INTO missing VALUES(1);");
        const Status failed = migrate(**connection, folder);
        QCOMPARE(failed.error().code, u"migration-failed"_s);
        QCOMPARE(*(*connection)->userVersion(), 2);
        QCOMPARE(number(**connection, "SELECT count(*) FROM sqlite_schema WHERE name='c'"), 0);
    }

    void aNewerSchemaIsRefused()
    {
        const QString folder = path("older");
        write(folder + u"/0001_first.sql"_s, "CREATE TABLE a(x)");
        auto connection = Connection::open(path("newer.db"));
        QVERIFY(connection.ok());
        QVERIFY((*connection)->execute("PRAGMA user_version=9").ok());
        QCOMPARE(migrate(**connection, folder).error().code, u"schema-newer"_s);
        QCOMPARE(*(*connection)->userVersion(), 9);
    }
};

}  // namespace wyh::sql

QTEST_APPLESS_MAIN(wyh::sql::TestSql)
#include "tst_sql.moc"
