// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QSemaphore>
#include <QTemporaryDir>
#include <QThread>
#include <QtTest>
#include <atomic>
#include <chrono>
#include <deque>

#include "net/server/connectionpool.h"

namespace wyh::server {

using namespace Qt::StringLiterals;

/// Writers that wait at the same time share a commit; none of them notices.
class TestConnectionPool : public QObject
{
    Q_OBJECT

    static constexpr int kWaiting = 12;

    struct Crash
    {
    };

    /// A first writer who stays inside of its transaction until `kWaiting` others stand behind it.
    class Bench
    {
    public:
        explicit Bench(std::chrono::milliseconds longestGroup = std::chrono::hours(1))
        {
            sql::OpenOptions options;
            options.synchronousFull = true;
            m_pool = std::make_unique<ConnectionPool>(
                m_folder.filePath(u"x.db"_s), options,
                [this](const char *when) {
                    if (qstrcmp(when, "before") == 0)
                        ++commits;
                    if (crashAt == commits.load() && qstrcmp(when, crashWhen) == 0)
                        throw Crash();
                },
                2, longestGroup);
            made = m_pool
                       ->write([](sql::Connection &connection) {
                           return connection.execute(
                               "CREATE TABLE t(a INTEGER PRIMARY KEY) STRICT;"
                               "CREATE TABLE child(a INTEGER REFERENCES t(a) DEFERRABLE INITIALLY DEFERRED) STRICT");
                       })
                       .ok();
            commits = 0;
        }

        static Status insert(sql::Connection &connection, int key)
        {
            return connection.query("INSERT INTO t VALUES(?)").bind(1, key).run();
        }

        /// What each of the others was told; the body of number i inserts i and then does what `then` says.
        QList<QString> run(const std::function<Status(sql::Connection &, int)> &then)
        {
            QSemaphore inside;
            QSemaphore goOn;
            std::unique_ptr<QThread> first(QThread::create([&] {
                firstOk = m_pool
                              ->write([&](sql::Connection &connection) {
                                  inside.release();
                                  goOn.acquire();
                                  return insert(connection, 1000);
                              })
                              .ok();
            }));
            first->start();
            inside.acquire();
            std::deque<QString> told(kWaiting);
            std::vector<std::unique_ptr<QThread>> others;
            for (int i = 0; i < kWaiting; ++i) {
                others.emplace_back(QThread::create([&, i] {
                    try {
                        const Status status = m_pool->write([&, i](sql::Connection &connection) -> Status {
                            if (Status inserted = insert(connection, i); !inserted.ok())
                                return inserted;
                            return then(connection, i);
                        });
                        told[static_cast<size_t>(i)] = status.ok() ? u"ok"_s : status.error().code;
                    } catch (const Crash &) {
                        told[static_cast<size_t>(i)] = u"crash"_s;
                    }
                }));
                others.back()->start();
                // One after the other, so that their order is known.
                while (m_pool->waitingWriters() <= i)
                    QThread::yieldCurrentThread();
            }
            goOn.release();
            first->wait();
            for (const auto &other : others)
                other->wait();
            return QList<QString>(told.begin(), told.end());
        }

        int rows()
        {
            int count = -1;
            (void)m_pool->read([&count](sql::Connection &connection) -> Status {
                sql::Query query = connection.query("SELECT count(*) FROM t");
                if (query.step())
                    count = static_cast<int>(query.integer(0));
                return done();
            });
            return count;
        }

        bool canWrite()
        {
            return m_pool->write([](sql::Connection &connection) { return insert(connection, 2000); }).ok();
        }

        std::atomic<int> commits = 0;
        int crashAt = -1;
        const char *crashWhen = "before";
        bool made = false;
        bool firstOk = false;

    private:
        QTemporaryDir m_folder;
        std::unique_ptr<ConnectionPool> m_pool;
    };

private slots:
    void whoWaitsSharesOneCommit()
    {
        Bench bench;
        QVERIFY(bench.made);
        const QList<QString> told = bench.run([](sql::Connection &, int) { return done(); });
        QVERIFY(bench.firstOk);
        QCOMPARE(told.count(u"ok"_s), kWaiting);
        QCOMPARE(bench.rows(), kWaiting + 1);
        QCOMPARE(bench.commits.load(), 2);
    }

    void eachSeesWhatThoseBeforeItDid()
    {
        Bench bench;
        QList<int> seen;
        (void)bench.run([&seen](sql::Connection &connection, int) -> Status {
            sql::Query query = connection.query("SELECT count(*) FROM t");
            if (query.step())
                seen.append(static_cast<int>(query.integer(0)));
            return done();
        });
        QCOMPARE(seen.size(), kWaiting);
        for (int i = 0; i < kWaiting; ++i)
            QCOMPARE(seen.at(i), i + 2);
    }

    void whoFailsTakesNobodyAlong()
    {
        Bench bench;
        const QList<QString> told =
            bench.run([](sql::Connection &, int i) { return i % 3 == 0 ? Status(makeError(u"no"_s)) : done(); });
        for (int i = 0; i < kWaiting; ++i)
            QCOMPARE(told.at(i), i % 3 == 0 ? u"no"_s : u"ok"_s);
        QCOMPARE(bench.rows(), 1 + kWaiting - kWaiting / 3);
        QCOMPARE(bench.commits.load(), 2);
    }

    void nothingIsCommittedWhereAllFail()
    {
        Bench bench;
        const QList<QString> told = bench.run([](sql::Connection &, int) { return Status(makeError(u"no"_s)); });
        QCOMPARE(told.count(u"no"_s), kWaiting);
        QCOMPARE(bench.rows(), 1);
        QCOMPARE(bench.commits.load(), 1);
    }

    void whoIsDoneDoesNotWaitForAllTheOthers()
    {
        Bench bench(std::chrono::milliseconds(0));
        const QList<QString> told = bench.run([](sql::Connection &, int) { return done(); });
        QCOMPARE(told.count(u"ok"_s), kWaiting);
        QCOMPARE(bench.rows(), kWaiting + 1);
        QCOMPARE(bench.commits.load(), kWaiting + 1);
    }

    void aCommitThatFailsIsToldToAllOfThem()
    {
        for (const char *when : {"before", "after"}) {
            Bench bench;
            bench.crashAt = 2;
            bench.crashWhen = when;
            const QList<QString> told = bench.run([](sql::Connection &, int) { return done(); });
            QVERIFY(bench.firstOk);
            QCOMPARE(told.count(u"crash"_s), kWaiting);
            QCOMPARE(bench.rows(), qstrcmp(when, "before") == 0 ? 1 : kWaiting + 1);
        }
    }

    /// A deferred foreign key is looked at by the COMMIT alone.
    void aCommitThatIsRefusedIsToldToAllOfThem()
    {
        Bench bench;
        QVERIFY(bench.made);
        const QList<QString> told = bench.run([](sql::Connection &connection, int i) -> Status {
            if (i == 5)
                return connection.query("INSERT INTO child VALUES(77)").run();
            return i == 7 ? Status(makeError(u"no"_s)) : done();
        });
        QVERIFY(bench.firstOk);
        // Number 7 as well: what it was refused for may have been one of those that are gone.
        QCOMPARE(told.count(u"database-error"_s), kWaiting);
        QCOMPARE(bench.rows(), 1);
        QVERIFY(bench.canWrite());
    }

    void whoEndsTheTransactionTakesOnlyThoseBeforeIt()
    {
        Bench bench;
        const QList<QString> told = bench.run([](sql::Connection &connection, int i) -> Status {
            return i == 5 ? connection.query("ROLLBACK").run() : done();
        });
        for (int i = 0; i < kWaiting; ++i)
            QCOMPARE(told.at(i) == u"ok"_s, i > 5);
        QCOMPARE(bench.rows(), 1 + kWaiting - 6);
        QVERIFY(bench.canWrite());
    }

    void aFileThatDoesNotOpenIsToldToEverybody()
    {
        QTemporaryDir folder;
        ConnectionPool pool(folder.filePath(u"none/x.db"_s), {}, {}, 2);
        std::atomic<int> refused = 0;
        std::vector<std::unique_ptr<QThread>> writers;
        for (int i = 0; i < kWaiting; ++i) {
            writers.emplace_back(QThread::create([&pool, &refused] {
                if (!pool.write([](sql::Connection &) { return done(); }).ok())
                    ++refused;
            }));
            writers.back()->start();
        }
        for (const auto &writer : writers)
            writer->wait();
        QCOMPARE(refused.load(), kWaiting);
        QCOMPARE(pool.waitingWriters(), 0);
    }
};

}  // namespace wyh::server

QTEST_GUILESS_MAIN(wyh::server::TestConnectionPool)
#include "tst_connectionpool.moc"
