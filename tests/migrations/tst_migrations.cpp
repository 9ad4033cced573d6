// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Every published schema is opened by this program (sync.md, environment table: upgrade, downgrade).
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include "models/core/clock.h"
#include "models/core/random.h"
#include "models/sql/migrations.h"
#include "models/store/unsent.h"
#include "net/contract/codec.h"
#include "net/sync/engine.h"
#include "tests/migrations/summary.h"

namespace wyh::testing {

using namespace Qt::StringLiterals;
using store::OpState;

namespace {

/// The hour in which the frozen profiles were made, so that nothing in them is old.
class FrozenClock final : public Clock
{
public:
    [[nodiscard]] qint64 nowMs() const override { return 1795438801234 + 60000; }
    [[nodiscard]] qint64 monotonicMs() const override { return 60000; }
};

}  // namespace

class TestMigrations : public QObject
{
    Q_OBJECT

    Result<std::unique_ptr<store::LocalStore>> open()
    {
        store::OpenStore options;
        options.folder = m_folder->path();
        return store::LocalStore::open(options, m_clock, m_random);
    }

    QString path(const QString &name) const { return m_folder->filePath(name); }

    static QJsonObject json(const QString &file)
    {
        QFile summary(file);
        return summary.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(summary.readAll()).object() : QJsonObject();
    }

    static QByteArray bytes(const QString &file)
    {
        QFile content(file);
        return content.open(QIODevice::ReadOnly) ? content.readAll() : QByteArray();
    }

    /// Everything that was there is there, as it was; a later program may know more.
    static bool holds(const QJsonValue &now, const QJsonValue &then, QString &where)
    {
        if (then.isArray()) {
            const QJsonArray old = then.toArray();
            const QJsonArray fresh = now.toArray();
            bool same = old.size() == fresh.size();
            for (qsizetype i = 0; same && i < old.size(); ++i)
                same = holds(fresh.at(i), old.at(i), where);
            return same;
        }
        if (!then.isObject())
            return now == then;
        const QJsonObject old = then.toObject();
        const QJsonObject fresh = now.toObject();
        for (auto it = old.begin(); it != old.end(); ++it) {
            if (!holds(fresh.value(it.key()), it.value(), where)) {
                where.prepend(u'/' + it.key());
                return false;
            }
        }
        return true;
    }

    static void compare(const QJsonObject &now, const QJsonObject &then)
    {
        QString where;
        QVERIFY2(holds(now, then, where), qPrintable(where + u'\n' + QString::fromUtf8(QJsonDocument(now).toJson())));
    }

    void setUserVersion(const QString &name, int version)
    {
        auto file = sql::Connection::open(path(name));
        QVERIFY(file.ok());
        QVERIFY((*file)->execute(("PRAGMA user_version=" + QByteArray::number(version)).constData()).ok());
    }

    /// A frozen profile's row a schema; each test gets a copy of its own.
    static void profiles()
    {
        QTest::addColumn<int>("schema");
        const QDir folder(QStringLiteral(WYH_SOURCE_DIR "/tests/migrations/profiles"));
        const QStringList names = folder.entryList({u"v*"_s}, QDir::Dirs, QDir::Name);
        for (const QString &name : names)
            QTest::newRow(qPrintable(name)) << QStringView(name).mid(1).toInt();
    }

    void take(int schema)
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_source = QStringLiteral(WYH_SOURCE_DIR "/tests/migrations/profiles/v%1").arg(schema);
        for (const QString &name : {u"cache.db"_s, u"outbox.db"_s, u"outbox.bak"_s}) {
            QVERIFY(QFile::copy(m_source + u'/' + name, path(name)));
            QVERIFY(QFile::setPermissions(path(name), QFileDevice::ReadOwner | QFileDevice::WriteOwner));
        }
    }

private slots:
    void thereIsAProfileOfEverySchema()
    {
        const QDir folder(QStringLiteral(WYH_SOURCE_DIR "/tests/migrations/profiles"));
        for (int schema = 1; schema < sql::newestVersion(u":/sql/client/outbox"_s); ++schema)
            QVERIFY2(folder.exists(u"v%1"_s.arg(schema)), "a schema was left without freezing a profile of it");
    }

    void everythingIsThere_data() { profiles(); }
    void everythingIsThere()
    {
        QFETCH(int, schema);
        take(schema);
        const QJsonObject then = json(m_source + u"/summary.json"_s);
        QVERIFY(then.value(u"operations"_s).toArray().size() >= 15);
        // The list of accounts counts what waits before the profile is opened.
        const auto unsent = store::unsentIn(m_folder->path());
        QVERIFY(unsent.ok());
        for (int start = 0; start < 2; ++start) {
            auto opened = open();
            QVERIFY2(opened.ok(), opened.ok() ? "" : qPrintable(opened.error().detail));
            QVERIFY(!(*opened)->openReport().outboxRescued);
            QCOMPARE((*opened)->counts().waiting, unsent->waiting);
            QCOMPARE((*opened)->counts().attention, unsent->attention);
            auto reader = store::Reader::open((*opened)->cachePath());
            QVERIFY(reader.ok());
            if (!(*opened)->openReport().cacheRebuilt)
                compare(summaryOf(**opened, **reader), then);
            QVERIFY((*opened)->settle().ok());
        }
        if (schema < sql::newestVersion(u":/sql/client/outbox"_s)) {
            const auto kept = sql::Connection::open(path(u"outbox.v%1.bak"_s.arg(schema)));
            QVERIFY(kept.ok());
            QCOMPARE(*(*kept)->userVersion(), schema);
            sql::Query count = (*kept)->query("SELECT count(*) FROM op");
            QVERIFY(count.step());
            QCOMPARE(count.integer(0), then.value(u"operations"_s).toArray().size());
        }
    }

    void everyStateIsInIt_data() { profiles(); }
    void everyStateIsInIt()
    {
        QFETCH(int, schema);
        take(schema);
        auto opened = open();
        QVERIFY(opened.ok());
        for (const OpState state : {OpState::Pending, OpState::Acked, OpState::Done, OpState::Conflict,
                                    OpState::Rejected, OpState::Held, OpState::Stuck, OpState::Review, OpState::Closed})
            QVERIFY2(!(*opened)->operations({state}, 1).isEmpty(), qPrintable(opStateCode(state)));
    }

    void whatWaitedIsSent_data() { profiles(); }
    void whatWaitedIsSent()
    {
        QFETCH(int, schema);
        take(schema);
        auto opened = open();
        QVERIFY(opened.ok());
        store::LocalStore &store = **opened;
        QStringList waiting;
        for (const store::OpRow &row : store.operations({OpState::Pending}, -1, false))
            waiting += row.operation.id.value;
        QVERIFY(waiting.size() >= 5);

        sync::EngineOptions options;
        options.secretKey = u"key"_s;
        sync::Engine engine(options, store, m_clock, m_random);
        contract::Session session;
        session.access = u"access"_s;
        session.accessSeconds = 3600;
        session.refresh = u"refresh"_s;
        session.account.user = UserId(u"u1"_s);
        sync::Effects effects = engine.step(sync::SignedIn{session});
        for (sync::Effect &effect : engine.step(sync::Started{}))
            effects.push_back(std::move(effect));
        QStringList sent;
        for (int round = 0; round < 10 && sent.isEmpty(); ++round) {
            const sync::Send *send = nullptr;
            for (const sync::Effect &effect : effects) {
                if (const auto *found = std::get_if<sync::Send>(&effect))
                    send = found;
            }
            QVERIFY(send);
            if (send->request.path == "/v1/ops") {
                const auto body = contract::parseObject(send->request.body);
                QVERIFY(body.ok());
                const QJsonArray ops = body->value(u"ops"_s).toArray();
                for (const QJsonValue &op : ops) {
                    const auto operation = contract::operationFromJson(op.toObject());
                    QVERIFY(operation.ok());
                    QCOMPARE(store.operation(operation->id)->operation, *operation);
                    sent += operation->id.value;
                }
                break;
            }
            contract::PullPage page;
            page.feed = u"f1"_s;
            page.next = u"c28b"_s;
            page.nextPos = 28;
            page.top = {u"f1"_s, 28, u"m"_s};
            page.nowMs = m_clock.nowMs();
            net::Reply reply;
            reply.status = 200;
            reply.headers = {{"X-Api", "1"}, {"Content-Type", "application/json"}};
            reply.body = contract::compact(contract::pullPageToJson(page));
            effects = engine.step(sync::Answered{send->token, reply});
        }
        QCOMPARE(sent, waiting);
    }

    void aDamagedOneIsRescued_data() { profiles(); }
    void aDamagedOneIsRescued()
    {
        QFETCH(int, schema);
        take(schema);
        const QJsonArray then = json(m_source + u"/summary.json"_s).value(u"operations"_s).toArray();
        // The first page says what is in the file: nothing can be read without it, so all comes from the copy.
        QFile file(path(u"outbox.db"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QCOMPARE(file.write(QByteArray(4096, '\x5a')), 4096);
        file.close();
        auto opened = open();
        QVERIFY(opened.ok());
        QVERIFY((*opened)->openReport().outboxRescued);
        QCOMPARE((*opened)->openReport().fromBackup, then.size());
        for (const QJsonValue &value : then) {
            const QJsonObject entry = value.toObject();
            const auto row =
                (*opened)->operation(OpId(entry.value(u"operation"_s).toObject().value(u"op"_s).toString()));
            QVERIFY(row.has_value());
            QCOMPARE(opStateCode(row->state), entry.value(u"state"_s).toString());
            QCOMPARE(row->closedReason, entry.value(u"closed_reason"_s).toString());
        }
    }

    void aNewerCacheIsPulledAgain_data() { profiles(); }
    void aNewerCacheIsPulledAgain()
    {
        QFETCH(int, schema);
        take(schema);
        const QJsonObject then = json(m_source + u"/summary.json"_s);
        setUserVersion(u"cache.db"_s, 99);
        auto opened = open();
        QVERIFY(opened.ok());
        QVERIFY((*opened)->openReport().cacheRebuilt);
        QVERIFY((*opened)->pullState().booting);
        QCOMPARE((*opened)->counts().waiting, then.value(u"waiting"_s).toInt());
        QCOMPARE((*opened)->counts().attention, then.value(u"attention"_s).toInt());
    }

private:
    FrozenClock m_clock;
    SystemRandom m_random;
    QString m_source;
    std::unique_ptr<QTemporaryDir> m_folder;
};

}  // namespace wyh::testing

QTEST_GUILESS_MAIN(wyh::testing::TestMigrations)
#include "tst_migrations.moc"
