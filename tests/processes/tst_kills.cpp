// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// 200 kill -9 at random moments, of the client, of the platform program, of both, while people pick and ship: what was
// called saved is on the platform exactly once and in its order, and both sides' files are whole.
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <random>

#include "models/sql/connection.h"
#include "tests/support/realplatform.h"

namespace wyh::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kKills = 200;
#ifdef WYH_SLOW_BUILD
constexpr int kLeastBetweenKills = 1;  // a program under a sanitizer says less before it is killed
#else
constexpr int kLeastBetweenKills = 2;
#endif
constexpr int kDuringFirstLoad = 10;
constexpr int kPatienceMs = 60000;
const QString kLogin = u"manager@huafeng"_s;

struct Target
{
    OrderId order;
    LineId line;
};

/// What the platform has written down about an operation.
struct Answer
{
    QByteArray outcome;
    qint64 version = 0;
};

}  // namespace

class TestKills : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_seed = std::random_device{}();
        m_random.seed(m_seed);
        QVERIFY(m_platform.start());
        PlainClient other(m_platform.base(), kLogin);
        m_before = other.orders();
        for (const Order &order : std::as_const(m_before)) {
            for (const Line &line : order.lines) {
                if (order.paid && !order.cancelled && line.sendable && line.toPick() > 2 && !line.flagged())
                    m_targets.append({order.id, line.id});
            }
        }
        QVERIFY2(m_targets.size() > 100, qPrintable(QString::number(m_targets.size())));
    }

    void everythingSavedArrivesOnce()
    {
        int clients = 0;
        int platforms = 0;
        for (int kill = 0; kill < kKills; ++kill) {
            if (!m_platform.isRunning())
                QVERIFY2(m_platform.start(), m_platform.log().right(2000).constData());
            if (m_client.state() == QProcess::NotRunning)
                startClient();
            // The first ones hit the first load; then it is let through, so that there is something to do.
            if (kill == kDuringFirstLoad)
                QVERIFY(untilSettled());
            feed(1 + chance(20));
            // In the middle of a record, a push, a page, a refresh, a start: after any line, or after any time.
            const int lines = m_lines + 1 + chance(30);
            static_cast<void>(QTest::qWaitFor([&] { return readLines() >= lines; }, 5 + chance(350)));
            const int victim = chance(10);
            if (victim < 8) {
                ++clients;
                m_client.kill();
                QVERIFY(m_client.waitForFinished(kPatienceMs));
                readLines();  // what had reached the pipe had been said
                nothingSavedIsMissing();
            }
            if (victim >= 5) {
                ++platforms;
                m_platform.kill();
            }
            if (QTest::currentTestFailed()) {
                qWarning("seed %u, kill %d", m_seed, kill);
                return;
            }
        }
        QVERIFY(m_platform.start());
        if (m_client.state() == QProcess::NotRunning)
            startClient();
        QVERIFY(untilSettled());
        m_client.kill();
        QVERIFY(m_client.waitForFinished(kPatienceMs));
        readLines();
        const auto saved = m_saved.size();
        compareEverything();
        qInfo(
            "%d kills of the client, %d of the platform; %lld operations said to be saved; %d sign-ins, %d sent again",
            clients, platforms, static_cast<long long>(saved), m_signIns, m_sentAgain);
    }

private:
    /// The client may call itself settled before it has read what was just given: every act is answered first.
    bool untilSettled()
    {
        feed(1);
        return QTest::qWaitFor(
            [this] {
                readLines();
                return m_settled && m_unanswered == 0;
            },
            kPatienceMs);
    }

    int chance(int bound) { return static_cast<int>(m_random() % static_cast<unsigned>(bound)); }

    void startClient()
    {
        m_settled = false;
        m_unanswered = 0;
        m_client.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_client.start(QCoreApplication::applicationDirPath() + u"/headlessclient"_s,
                       {m_folder.path(), m_platform.base().toString(), u"10"_s, kLogin, QLatin1String(kDemoPassword)});
        QVERIFY(m_client.waitForStarted(kPatienceMs));
    }

    void feed(int acts)
    {
        m_unanswered += acts;
        QByteArray lines;
        for (int i = 0; i < acts; ++i) {
            const Target &target = m_targets.at(chance(static_cast<int>(m_targets.size())));
            const QByteArray where = target.order.value.toLatin1() + ' ' + target.line.value.toLatin1() + ' ';
            if (chance(5) == 0)
                lines += "ship " + where + "1 YT" + QByteArray::number(3000000000000 + m_waybills++) + '\n';
            else
                lines += "pick " + where + (chance(3) == 0 ? "-1" : "1") + '\n';
        }
        m_client.write(lines);
    }

    int readLines()
    {
        while (m_client.canReadLine()) {
            const QList<QByteArray> words = m_client.readLine().trimmed().split(' ');
            ++m_lines;
            m_settled = words.constFirst() == "settled";
            if (words.constFirst() == "saved" || words.constFirst() == "refused")
                --m_unanswered;
            if (words.constFirst() == "saved")
                m_saved.insert(words.value(1));
            else if (words.constFirst() == "sign-in")
                ++m_signIns;
            else if (words.constFirst() == "again")
                ++m_sentAgain;
        }
        return m_lines;
    }

    void nothingSavedIsMissing()
    {
        if (m_saved.isEmpty())
            return;
        const auto outbox = sql::Connection::open(m_folder.filePath(u"profile/outbox.db"_s));
        QVERIFY(outbox.ok());
        sql::Query row = (*outbox)->query("SELECT op_id, state FROM op");
        int found = 0;
        QList<QByteArray> arrived;
        while (row.step()) {
            found += m_saved.contains(row.bytes(0)) ? 1 : 0;
            const QString state = row.text(1);
            if (state == "done"_L1 || state == "acked"_L1)
                arrived.append(row.bytes(0));
            else if (state != "stuck"_L1 && state != "held"_L1)  // under way at three kills: the next start sends it
                QCOMPARE(state, u"pending"_s);
        }
        QCOMPARE(found, static_cast<int>(m_saved.size()));
        if (!m_platform.isRunning())
            return;
        // What the platform has once answered survived its own kills.
        const QHash<QByteArray, Answer> results = platformResults();
        for (const QByteArray &op : std::as_const(arrived))
            QCOMPARE(results.value(op).outcome, QByteArray("applied"));
    }

    QHash<QByteArray, Answer> platformResults() const
    {
        sql::OpenOptions reading;
        reading.mode = sql::OpenOptions::Mode::ReadOnly;
        const auto file = sql::Connection::open(m_platform.database(), reading);
        QHash<QByteArray, Answer> results;
        if (!file)
            return results;
        sql::Query row = (*file)->query("SELECT op_id, outcome, version FROM op_result");
        while (row.step())
            results.insert(row.bytes(0), {row.bytes(1), row.integer(2)});
        return results;
    }

    void compareEverything()
    {
        PlainClient other(m_platform.base(), kLogin);
        const QHash<OrderId, Order> after = other.orders();
        QCOMPARE(after.size(), m_before.size());
        const QHash<QByteArray, Answer> results = platformResults();
        m_platform.stop();
        for (const QString &path : {m_folder.filePath(u"profile/outbox.db"_s), m_folder.filePath(u"profile/cache.db"_s),
                                    m_platform.database()}) {
            const auto file = sql::Connection::open(path);
            QVERIFY(file.ok());
            QVERIFY2((*file)->quickCheck().ok(), qPrintable(path));
        }

        // An act whose COMMIT came before the kill and whose word did not is saved, too: the outbox is the list.
        const auto outbox = sql::Connection::open(m_folder.filePath(u"profile/outbox.db"_s));
        QVERIFY(outbox.ok());
        QHash<OrderId, Order> expected = m_before;
        QHash<QString, QString> waybills;
        int operations = 0;
        int nothingToPutBack = 0;
        sql::Query row = (*outbox)->query("SELECT op_id, type, args, state, lane, res_ver FROM op ORDER BY n");
        while (row.step()) {
            ++operations;
            m_saved.remove(row.bytes(0));
            QCOMPARE(row.text(3), u"done"_s);
            const Answer answer = results.value(row.bytes(0));
            QCOMPARE(answer.outcome, QByteArray("applied"));
            QCOMPARE(row.integer(5), answer.version);
            Order &order = expected[orderOfLane(row.text(4))];
            const QJsonObject args = QJsonDocument::fromJson(row.bytes(2)).object();
            if (row.text(1) == "pick"_L1) {
                Line *line = order.line(LineId(args["line"_L1].toString()));
                QVERIFY(line);
                // Of nothing, nothing is put back, and the order stays as it is.
                const bool acts = args["delta"_L1].toInt() > 0 || line->picked > 0;
                line->picked += acts ? args["delta"_L1].toInt() : 0;
                order.version += acts ? 1 : 0;
                nothingToPutBack += acts ? 0 : 1;
            } else {
                const QJsonObject lines = args["lines"_L1].toObject();
                for (auto it = lines.begin(); it != lines.end(); ++it) {
                    Line *line = order.line(LineId(it.key()));
                    QVERIFY(line);
                    line->picked += it->toObject()["pick"_L1].toInt();
                    line->shipped += it->toObject()["qty"_L1].toInt();
                }
                waybills.insert(args["shipment"_L1].toString(), args["waybill"_L1].toString());
                ++order.version;
            }
            // One version for each act, in the order of the acts: none was applied twice or before its turn.
            QVERIFY2(order.version == answer.version, row.bytes(0).constData());
        }
        QVERIFY2(m_saved.isEmpty(), m_saved.isEmpty() ? "" : m_saved.constBegin()->constData());
        QVERIFY2(operations > kLeastBetweenKills * kKills, qPrintable(QString::number(operations)));
        QVERIFY(nothingToPutBack > 0);
        QVERIFY(!waybills.isEmpty());
        QCOMPARE(results.size(), operations);
        for (const Order &order : after) {
            const Order &should = expected[order.id];
            QCOMPARE(order.version, should.version);
            for (const Line &line : order.lines) {
                QCOMPARE(line.picked, should.line(line.id)->picked);
                QCOMPARE(line.shipped, should.line(line.id)->shipped);
            }
            for (const Shipment &shipment : order.shipments) {
                if (!should.shipment(shipment.id))
                    QCOMPARE(shipment.waybill, waybills.take(shipment.id.value));
            }
        }
        QVERIFY(waybills.isEmpty());
    }

    RealPlatform m_platform;
    QTemporaryDir m_folder;
    QProcess m_client;
    QHash<OrderId, Order> m_before;
    QList<Target> m_targets;
    QSet<QByteArray> m_saved;
    std::mt19937 m_random;
    unsigned m_seed = 0;
    int m_lines = 0;
    int m_waybills = 0;
    int m_signIns = 0;
    int m_sentAgain = 0;
    int m_unanswered = 0;  ///< acts given to the client that runs now
    bool m_settled = false;
};

}  // namespace wyh::test

QTEST_GUILESS_MAIN(wyh::test::TestKills)
#include "tst_kills.moc"
