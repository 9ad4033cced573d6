// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The real store and engine in a process of their own, killed again and again: what was confirmed on its output is on
// the platform exactly once.
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "models/sql/connection.h"
#include "net/client/api.h"
#include "net/server/platform.h"
#include "tests/simulation/chance.h"
#include "tests/simulation/pipes.h"

namespace wyh::sim {

using namespace Qt::StringLiterals;

namespace {

constexpr int kKills = 50;
constexpr int kOrders = 4;
constexpr int kLineTimeoutMs = 30000;
const QString kLogin = u"packer@huafeng"_s;
const QString kPassword = u"kill-test-password"_s;

struct Saved
{
    QByteArray line;
    int delta = 0;
};

}  // namespace

class TestKill9 : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        server::PlatformOptions options;
        options.databasePath = m_folder.filePath(u"platform.db"_s);
        options.passwordCost = server::PlatformOptions::PasswordCost::Minimal;
        options.requestsPerSecond = 0;
        Result<std::unique_ptr<server::Platform>> opened = server::Platform::open(options, m_clock, m_random);
        QVERIFY(opened.ok());
        m_platform = std::move(*opened);
        const Result<OrgId> org =
            m_platform->createOrganization({u"huafeng"_s, u"华丰"_s, server::NewOrganization::Kind::Supplier});
        QVERIFY(org.ok());
        m_supplier = *org;
        QVERIFY(m_platform->createUser(m_supplier, {kLogin, u"仓库02"_s, kPassword, {u"pick"_s, u"ship"_s}}).ok());
        QList<server::ImportedOrder> orders;
        for (int i = 0; i < kOrders; ++i) {
            server::ImportedOrder order;
            order.sourceId = u"order-%1"_s.arg(i);
            order.number = order.sourceId;
            order.dealerCode = u"dealer"_s;
            order.dealerName = u"经销商"_s;
            order.createdAtMs = 1764000000000;
            order.recipient.name = u"王"_s;
            server::ImportedLine line;
            line.sourceId = order.sourceId + u"-1"_s;
            line.sourceSku = u"sku"_s;
            line.title = u"中性笔"_s;
            line.ordered = 100000;
            order.lines.append(line);
            orders.append(order);
        }
        QVERIFY(m_platform->importOrders(m_supplier, orders).ok());
        QDir().mkpath(m_folder.filePath(u"profile"_s));
    }

    void everythingConfirmedArrivesOnce()
    {
        Chance chance(static_cast<quint64>(QDateTime::currentMSecsSinceEpoch()), 0);
        for (int kill = 0; kill < kKills; ++kill) {
            QProcess child;
            start(child, false);
            // Any line may be the last one: in the middle of a record, a push, a page, a sign-in.
            const int lines = 1 + chance.pick(120);
            for (int i = 0; i < lines; ++i)
                QVERIFY(takeLine(child));
            child.kill();
            child.waitForFinished(kLineTimeoutMs);
            // What had reached the pipe had been confirmed.
            while (child.canReadLine())
                understand(child, child.readLine().trimmed(), false);
        }
        QProcess child;
        start(child, true);
        while (!m_settled)
            QVERIFY(takeLine(child));
        child.kill();
        child.waitForFinished(kLineTimeoutMs);

        QVERIFY2(m_saved.size() > kKills, qPrintable(QString::number(m_saved.size())));
        QHash<QByteArray, int> expected;
        sql::OpenOptions reading;
        reading.mode = sql::OpenOptions::Mode::ReadOnly;
        Result<std::unique_ptr<sql::Connection>> file =
            sql::Connection::open(m_folder.filePath(u"platform.db"_s), reading);
        QVERIFY(file.ok());
        for (auto it = m_saved.cbegin(); it != m_saved.cend(); ++it) {
            sql::Query row = (*file)->query("SELECT outcome FROM op_result WHERE op_id = ?");
            row.bindText(1, it.key());
            QVERIFY2(row.step(), "lost: " + it.key());
            QCOMPARE(row.text(0), u"applied"_s);
        }
        // A record cut off between its COMMIT and its line is saved too: the outbox is the list of what must be there.
        Result<std::unique_ptr<sql::Connection>> outbox =
            sql::Connection::open(m_folder.filePath(u"profile/outbox.db"_s));
        QVERIFY(outbox.ok());
        QVERIFY((*outbox)->quickCheck().ok());
        sql::Query all = (*outbox)->query("SELECT op_id, args, state FROM op");
        int count = 0;
        while (all.step()) {
            ++count;
            QCOMPARE(all.text(2), u"done"_s);
            const QJsonObject args = QJsonDocument::fromJson(all.bytes(1)).object();
            expected[args.value("line"_L1).toString().toLatin1()] += args.value("delta"_L1).toInt();
        }
        QVERIFY(count >= m_saved.size());
        const Result<QList<Order>> orders = m_platform->orders(m_supplier);
        QVERIFY(orders.ok());
        for (const Order &order : *orders) {
            for (const Line &line : order.lines)
                QCOMPARE(line.picked, expected.value(line.id.value.toLatin1()));
        }
        qInfo("%d kills, %lld operations confirmed, %d in the outbox", kKills, static_cast<long long>(m_saved.size()),
              count);
    }

private:
    void start(QProcess &child, bool drain)
    {
        QStringList arguments{m_folder.filePath(u"profile"_s)};
        for (int i = 0; i < kOrders; ++i)
            arguments.append(server::Platform::orderId(m_supplier, u"order-%1"_s.arg(i)).value);
        if (drain)
            arguments.append(u"--drain"_s);
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(QCoreApplication::applicationDirPath() + u"/storechild"_s, arguments);
    }

    bool takeLine(QProcess &child)
    {
        while (!child.canReadLine()) {
            if (!child.waitForReadyRead(kLineTimeoutMs))
                return false;
        }
        understand(child, child.readLine().trimmed(), true);
        return true;
    }

    void understand(QProcess &child, const QByteArray &line, bool alive)
    {
        const QList<QByteArray> words = line.split(' ');
        if (words.value(0) == "saved" && words.size() == 4) {
            m_saved.insert(words.at(1), Saved{words.at(2), words.at(3).toInt()});
        } else if (words.value(0) == "settled") {
            m_settled = true;
        } else if (words.value(0) == "send" && words.size() == 3) {
            const net::Reply reply = m_platform->handle(requestFromLine(words.at(2)));
            if (alive)
                child.write("answer " + words.at(1) + ' ' + toLine(reply) + '\n');
        } else if (words.value(0) == "sign-in" && alive) {
            const net::Reply reply = m_platform->handle(
                client::signInRequest(kLogin, kPassword, DeviceId(QString::fromLatin1(words.at(1))), u"PC"_s));
            child.write("session " + toLine(reply) + '\n');
        }
    }

    QTemporaryDir m_folder;
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<server::Platform> m_platform;
    OrgId m_supplier;
    QHash<QByteArray, Saved> m_saved;
    bool m_settled = false;
};

}  // namespace wyh::sim

QTEST_GUILESS_MAIN(wyh::sim::TestKill9)
#include "tst_kill9.moc"
