// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "net/contract/codec.h"
#include "tests/server/serverfixture.h"

namespace wyh::server {

using namespace Qt::StringLiterals;
using Outcome = contract::OperationResult::Outcome;

/// Positions, pages and cursors (sync.md 2.3).
class TestFeed : public QObject
{
    Q_OBJECT

    struct Bench : ServerFixture
    {
        explicit Bench(int orders = 3)
        {
            QList<ImportedOrder> all;
            for (int i = 1; i <= orders; ++i)
                all.append(sampleOrder(QString::number(i), 1000));
            if (!platform->importOrders(supplier, all).ok())
                qFatal("the sample orders cannot be imported");
            packer = signIn(u"packer@one"_s);
        }
        contract::OperationResult pick(const QString &source, int delta = 1)
        {
            return pushOne(packer, item(lane(source), PickOp{line(source), delta}));
        }
        TestDevice packer;
    };

private slots:
    void oneRowARecordInTheOrderOfCommits()
    {
        Bench bench;
        const auto start = bench.pull(bench.packer);
        QCOMPARE(start.items.size(), 3);
        QCOMPARE(start.pages, 1);
        qint64 last = start.top.pos;
        QSet<QString> marks{start.top.mark};
        for (const QString &source : {u"2"_s, u"1"_s, u"2"_s, u"2"_s}) {
            const auto result = bench.pick(source);
            QVERIFY(result.pos > last);
            last = result.pos;
        }
        const auto changed = bench.pull(bench.packer, start.cursor);
        QCOMPARE(changed.items.size(), 2);
        QCOMPARE(changed.items.at(0).id, Platform::orderId(bench.supplier, u"1"_s).value);
        QCOMPARE(changed.items.at(1).id, Platform::orderId(bench.supplier, u"2"_s).value);
        QCOMPARE(changed.items.at(1).version, 4);
        QCOMPARE(changed.items.at(1).pos, last);
        QCOMPARE(changed.items.at(1).data.value(u"id"_s).toString(), changed.items.at(1).id);
        QVERIFY(changed.items.at(0).pos < changed.items.at(1).pos);
        QCOMPARE(changed.top.pos, last);
        QVERIFY(!marks.contains(changed.top.mark));
        // Reading again from the same place gives the same.
        QCOMPARE(bench.pull(bench.packer, start.cursor).items.size(), 2);
        QCOMPARE(bench.pull(bench.packer, changed.cursor).items.size(), 0);
        QCOMPARE(contract::topFromJson(bodyOf(bench.send(bench.packer, "GET", "/v1/sync/top")))->top, changed.top);
    }

    void supplierAndDealerAreToldInOneTransaction()
    {
        Bench bench;
        const TestDevice buyer = bench.signIn(u"buyer@a"_s);
        const auto start = bench.pull(buyer);
        QCOMPARE(start.items.size(), 3);
        const auto result = bench.pick(u"1"_s, 5);
        const auto changed = bench.pull(buyer, start.cursor);
        QCOMPARE(changed.items.size(), 1);
        QCOMPARE(changed.items.constFirst().version, result.version);
        QVERIFY(changed.results.isEmpty());
    }

    void aPageIsBounded_data()
    {
        QTest::addColumn<int>("limit");
        QTest::addColumn<int>("pages");
        QTest::newRow("least") << 1 << 3;
        QTest::newRow("given") << 60 << 3;
        QTest::newRow("most") << 100000 << 1;
    }

    void aPageIsBounded()
    {
        QFETCH(int, limit);
        QFETCH(int, pages);
        Bench bench(130);
        const auto pulled = bench.pull(bench.packer, {}, limit);
        QCOMPARE(pulled.items.size(), 130);
        QCOMPARE(pulled.pages, pages);
        QSet<QString> ids;
        for (const auto &item : pulled.items)
            ids.insert(item.id);
        QCOMPARE(ids.size(), 130);
        QCOMPARE(bench.send(bench.packer, "GET", "/v1/sync/work", {}, "limit=many").status, 400);
    }

    /// A snapshot, and a feed with the device's own results, of orders that are bigger than the page may be.
    void aPageIsBoundedInBytes_data()
    {
        QTest::addColumn<int>("orders");  ///< whose bytes a page has room for
        QTest::addColumn<int>("pages");
        QTest::newRow("less than one") << 0 << 10;
        QTest::newRow("three") << 3 << 4;
        QTest::newRow("all") << 20 << 1;
    }

    void aPageIsBoundedInBytes()
    {
        QFETCH(int, orders);
        QFETCH(int, pages);
        Bench bench(10);
        const auto start = bench.pull(bench.packer);
        qint64 most = 0;
        for (const auto &item : start.items)
            most = std::max<qint64>(most, contract::compact(item.data).size());
        bench.options.mostPageBytes = orders * (most + 200) + 1;
        bench.reopen();
        const auto pulled = bench.pull(bench.packer);
        QCOMPARE(pulled.items.size(), 10);
        QCOMPARE(pulled.pages, pages);
        QSet<QString> picked;
        for (int i = 1; i <= 10; ++i)
            picked.insert(bench.pick(QString::number(i)).op.value);
        const auto changed = bench.pull(bench.packer, start.cursor);
        QCOMPARE(changed.items.size(), 10);
        QCOMPARE(changed.pages, pages);
        QSet<QString> told;
        for (const auto &result : changed.results)
            told.insert(result.op.value);
        QCOMPARE(told, picked);
        QCOMPARE(changed.results.size(), 10);
    }

    void aSnapshotSaysHowMuchIsStillToCome()
    {
        Bench bench(130);
        QString cursor;
        QList<qint64> left;
        for (bool more = true; more;) {
            const auto page = *contract::pullPageFromJson(bodyOf(bench.pullReply(bench.packer, cursor, 50)));
            left.append(page.left);
            cursor = page.next;
            more = page.more;
        }
        QCOMPARE(left, (QList<qint64>{80, 30, -1}));
        // The feed behind it does not count.
        QCOMPARE(contract::pullPageFromJson(bodyOf(bench.pullReply(bench.packer, cursor, 50)))->left, -1);
    }

    void aSnapshotThatChangesUnderway()
    {
        Bench bench(130);
        const auto first = *contract::pullPageFromJson(bodyOf(bench.pullReply(bench.packer, {}, 50)));
        QVERIFY(first.more);
        // Read already, not read yet, removed before it is read.
        const QString read = first.items.constFirst().id;
        QString source;
        for (int i = 1; i <= 130; ++i) {
            if (Platform::orderId(bench.supplier, QString::number(i)).value == read)
                source = QString::number(i);
        }
        const auto picked = bench.pick(source);
        QString unread;
        for (int i = 1; i <= 130 && unread.isEmpty(); ++i) {
            const QString id = Platform::orderId(bench.supplier, QString::number(i)).value;
            if (id > first.items.constLast().id)
                unread = QString::number(i);
        }
        QVERIFY(bench.platform->removeOrder(bench.supplier, unread).ok());

        const auto rest = bench.pull(bench.packer, first.next, 50);
        QHash<QString, qint64> versions;
        QSet<QString> gone;
        for (const auto &item : first.items + rest.items) {
            versions[item.id] = std::max(versions.value(item.id), item.version);
            if (item.gone == contract::PullItem::Gone::Deleted)
                gone.insert(item.id);
        }
        QCOMPARE(versions.size(), 130);
        QCOMPARE(versions.value(read), picked.version);
        QCOMPARE(gone, QSet<QString>{Platform::orderId(bench.supplier, unread).value});
        QVERIFY(rest.results.contains(picked));
    }

    void resultsHavePagesToo()
    {
        Bench bench(1);
        const auto start = bench.pull(bench.packer);
        QSet<QString> sent;
        for (int i = 0; i < 120; ++i)
            sent.insert(bench.pick(u"1"_s).op.value);
        const auto idsOf = [](const ServerFixture::Pulled &pulled) {
            QSet<QString> ids;
            for (const auto &result : pulled.results)
                ids.insert(result.op.value);
            return ids;
        };
        const auto followed = bench.pull(bench.packer, start.cursor, 50);
        QCOMPARE(followed.pages, 3);
        QCOMPARE(followed.results.size(), 120);
        QCOMPARE(idsOf(followed), sent);
        QCOMPARE(followed.items.constLast().version, 121);
        const auto snapshot = bench.pull(bench.packer, {}, 50);
        QCOMPARE(snapshot.results.size(), 120);
        QCOMPARE(idsOf(snapshot), sent);
        QCOMPARE(snapshot.items.size(), 1);
        // Of this device only.
        const TestDevice other = bench.signIn(u"packer@one"_s);
        QVERIFY(bench.pull(other).results.isEmpty());
    }

    void removedOrdersLeaveATombstone()
    {
        Bench bench;
        const auto start = bench.pull(bench.packer);
        QVERIFY(bench.platform->removeOrder(bench.supplier, u"2"_s).ok());
        const auto changed = bench.pull(bench.packer, start.cursor);
        QCOMPARE(changed.items.size(), 1);
        QCOMPARE(changed.items.constFirst().gone, contract::PullItem::Gone::Deleted);
        QCOMPARE(changed.items.constFirst().version, 2);
        QVERIFY(changed.items.constFirst().data.isEmpty());
        QCOMPARE(bench.pull(bench.packer).items.size(), 2);
        QCOMPARE(bench.pick(u"2"_s).problem.code, u"order-unknown"_s);
        QCOMPARE(bench.platform->removeOrder(bench.supplier, u"2"_s).error().code, u"order-unknown"_s);
        // Told again, it is back with a higher version.
        QVERIFY(bench.platform->importOrders(bench.supplier, {ServerFixture::sampleOrder(u"2"_s, 1000)}).ok());
        const auto back = bench.pull(bench.packer, changed.cursor);
        QCOMPARE(back.items.size(), 1);
        QVERIFY(back.items.constFirst().version > 2);
    }

    void anotherDealerTakesTheOrderOutOfTheFirstOnesSight()
    {
        Bench bench;
        const TestDevice buyer = bench.signIn(u"buyer@a"_s);
        const auto start = bench.pull(buyer);
        ImportedOrder moved = ServerFixture::sampleOrder(u"1"_s, 1000);
        moved.dealerCode = u"buyer-b"_s;
        moved.dealerName = u"乙店"_s;
        QVERIFY(bench.platform->importOrders(bench.supplier, {moved}).ok());
        const auto changed = bench.pull(buyer, start.cursor);
        QCOMPARE(changed.items.size(), 1);
        QCOMPARE(changed.items.constFirst().gone, contract::PullItem::Gone::Scope);
        QVERIFY(!changed.bytes.contains("张三"));
        QCOMPARE(bench.pull(buyer).items.size(), 2);

        // The new one sees it and works on it, the old one can do neither.
        const OrgId second = *bench.platform->findOrganization(u"buyer-b"_s);
        QVERIFY(bench.platform->createUser(second, {u"buyer@b"_s, u"buyer"_s, kPassword, {u"receive"_s}}).ok());
        const TestDevice newBuyer = bench.signIn(u"buyer@b"_s);
        QCOMPARE(bench.pullReply(newBuyer, {}).status, 200);
        QCOMPARE(bench.pull(newBuyer).items.size(), 1);
        const auto giveUp = [&] {
            return bench.item(bench.lane(u"1"_s), GiveUpRestOp{bench.line(u"1"_s), 1, u"无"_s});
        };
        QCOMPARE(bench.pushOne(buyer, giveUp()).problem.code, u"order-unknown"_s);
        QCOMPARE(bench.pushOne(newBuyer, giveUp()).outcome, Outcome::Applied);
        QVERIFY(bench.platform->removeOrder(bench.supplier, u"1"_s).ok());
        QCOMPARE(bench.pull(newBuyer).items.size(), 0);
    }

    void cursorsCannotBeAltered()
    {
        Bench bench(60);
        const QString feed = bench.pull(bench.packer).cursor;
        const QString snapshot = contract::pullPageFromJson(bodyOf(bench.pullReply(bench.packer, {}, 50)))->next;
        for (const QString &cursor : {feed, snapshot}) {
            QCOMPARE(bench.pullReply(bench.packer, cursor).status, 200);
            for (qsizetype i = 0; i < cursor.size(); ++i) {
                QString altered = cursor;
                altered[i] = altered.at(i) == u'A' ? u'B' : u'A';
                const QByteArray::FromBase64Result before =
                    QByteArray::fromBase64Encoding(cursor.toLatin1(), QByteArray::Base64UrlEncoding);
                const QByteArray::FromBase64Result after =
                    QByteArray::fromBase64Encoding(altered.toLatin1(), QByteArray::Base64UrlEncoding);
                if (before.decoded == after.decoded)
                    continue;  // unused bits of the last character
                const net::Reply reply = bench.pullReply(bench.packer, altered);
                QVERIFY2(reply.status == 410 || reply.status == 400, qPrintable(QString::number(reply.status)));
            }
            QVERIFY(bench.pullReply(bench.packer, cursor + u"AAAA"_s).status >= 400);
            QVERIFY(bench.pullReply(bench.packer, cursor.chopped(4)).status >= 400);
        }
        QCOMPARE(bench.pullReply(bench.packer, u"nonsense!"_s).status, 400);
    }

    void changedRightsStartAgain()
    {
        Bench bench;
        const QString cursor = bench.pull(bench.packer).cursor;
        QVERIFY(bench.platform->setPermissions(u"packer@one"_s, {u"ship"_s, u"pick"_s}).ok());
        QCOMPARE(bench.pullReply(bench.packer, cursor).status, 200);  // the same rights in another order
        QVERIFY(bench.platform->setPermissions(u"packer@one"_s, {u"pick"_s, u"ship"_s, u"view_prices"_s}).ok());
        const net::Reply reset = bench.pullReply(bench.packer, cursor);
        QCOMPARE(reset.status, 410);
        QCOMPARE(codeOf(reset), u"feed-reset"_s);
        QCOMPARE(bodyOf(reset).value(u"params"_s).toObject().value(u"reason"_s).toString(), u"scope"_s);
        QVERIFY(bench.pull(bench.packer).bytes.contains("987654"));
        // Withdrawn while nothing new comes: the question whether there is anything says so.
        const auto top = [&bench](const QString &of) {
            net::Request request;
            request.path = "/v1/sync/top";
            request.query = of.isEmpty() ? QByteArray() : "cursor=" + of.toLatin1();
            request.headers.append(
                qMakePair(QByteArray("Authorization"), "Bearer " + bench.packer.session.access.toLatin1()));
            return bench.platform->handle(request);
        };
        const QString seeing = bench.pull(bench.packer).cursor;
        QCOMPARE(top(seeing).status, 200);
        QVERIFY(bench.platform->setPermissions(u"packer@one"_s, {u"pick"_s, u"ship"_s}).ok());
        QCOMPARE(top({}).status, 200);
        QCOMPARE(top(seeing).status, 410);
        QCOMPARE(bodyOf(top(seeing)).value(u"params"_s).toObject().value(u"reason"_s).toString(), u"scope"_s);
        QCOMPARE(top(u"nonsense"_s).status, 400);
    }

    void anotherSchemaStartsAgain()
    {
        Bench bench;
        net::Request request;
        request.path = "/v1/sync/work";
        request.query = "cursor=" + bench.pull(bench.packer).cursor.toLatin1();
        request.headers.append(
            qMakePair(QByteArray("Authorization"), "Bearer " + bench.packer.session.access.toLatin1()));
        request.headers.append(qMakePair(QByteArray("X-Client-Schema"), QByteArray("2")));
        const net::Reply reset = bench.platform->handle(request);
        QCOMPARE(reset.status, 410);
        QCOMPARE(bodyOf(reset).value(u"params"_s).toObject().value(u"reason"_s).toString(), u"schema"_s);
    }

    void oldCursorsExpireWithTheTombstones()
    {
        Bench bench(60);
        constexpr qint64 kDay = 24LL * 60 * 60 * 1000;
        const QString old = bench.pull(bench.packer).cursor;
        const QString halfway = contract::pullPageFromJson(bodyOf(bench.pullReply(bench.packer, {}, 50)))->next;
        QCOMPARE(bench.pick(u"1"_s).outcome, Outcome::Applied);
        QVERIFY(bench.platform->removeOrder(bench.supplier, u"2"_s).ok());
        const QString newer = bench.pull(bench.packer).cursor;
        bench.clock.pass(179 * kDay);
        QVERIFY(bench.platform->maintain().ok());
        bench.packer = bench.signIn(u"packer@one"_s);  // tokens live shorter
        const auto reset = [&bench](const QString &cursor) {
            return bodyOf(bench.pullReply(bench.packer, cursor))
                .value(u"params"_s)
                .toObject()
                .value(u"reason"_s)
                .toString();
        };
        QCOMPARE(bench.pullReply(bench.packer, old).status, 200);
        bench.clock.pass(2 * kDay);
        QVERIFY(bench.platform->maintain().ok());
        bench.packer = bench.signIn(u"packer@one"_s);
        QCOMPARE(reset(old), u"expired"_s);
        QCOMPARE(bench.pullReply(bench.packer, newer).status, 200);
        // A snapshot that began before pages on by key; only when it ends does its feed cursor turn out to be too old.
        QCOMPARE(bench.pullReply(bench.packer, halfway, 1000).status, 200);
        QCOMPARE(bench.pull(bench.packer).items.size(), 59);
    }

    void resultsOutliveTheRetentionUntilClosed()
    {
        Bench bench;
        constexpr qint64 kDay = 24LL * 60 * 60 * 1000;
        const QJsonObject open = bench.item(bench.lane(u"1"_s), PickOp{bench.line(u"1"_s), 1});
        QCOMPARE(bench.pushOne(bench.packer, open).outcome, Outcome::Applied);
        const auto askedBy = [&bench, &open](const QString &login) {
            return bench.pushOne(bench.signIn(login), open).outcome;
        };
        bench.clock.pass(181 * kDay);
        QVERIFY(bench.platform->maintain().ok());
        QCOMPARE(askedBy(u"manager@one"_s), Outcome::AlreadyApplied);  // nobody has closed it
        bench.clock.pass(178 * kDay);
        QCOMPARE(askedBy(u"packer@one"_s), Outcome::AlreadyApplied);  // follows its owner to a new device
        bench.clock.pass(2 * kDay);
        QVERIFY(bench.platform->maintain().ok());
        QCOMPARE(askedBy(u"manager@one"_s), Outcome::AlreadyApplied);  // which has its own time to hear of it
        bench.clock.pass(359 * kDay);
        QVERIFY(bench.platform->maintain().ok());
        QCOMPARE(askedBy(u"manager@one"_s), Outcome::Applied);  // a year later it is forgotten
        QCOMPARE(bench.stored(u"1"_s).picked, 2);
    }

    void whatIsClosedIsForgottenAfterTheRetention()
    {
        Bench bench;
        constexpr qint64 kDay = 24LL * 60 * 60 * 1000;
        const TestDevice device = bench.packer;
        const QJsonObject first = bench.item(bench.lane(u"1"_s), PickOp{bench.line(u"1"_s), 1});
        const QJsonObject second = bench.item(bench.lane(u"2"_s), PickOp{bench.line(u"2"_s), 1});
        const qint64 closed = bench.pushOne(device, first).pos;
        QVERIFY(bench.pushOne(device, second).pos > closed);
        const auto tell = [&](qint64 closedThrough) {
            return bench.send(device, "POST", "/v1/ops",
                              contract::pushRequestToJson({DeviceId(device.device), {}, closedThrough, {}}));
        };
        QCOMPARE(tell(closed).status, 200);
        QCOMPARE(tell(0).status, 200);  // says nothing, takes nothing back
        // Asked from another account: to its owner on a fresh device the result would move, which has closed nothing.
        const auto outcome = [&bench](const QJsonObject &item) {
            return bench.pushOne(bench.signIn(u"manager@one"_s), item).outcome;
        };
        bench.clock.pass(179 * kDay);
        QVERIFY(bench.platform->maintain().ok());
        QCOMPARE(outcome(first), Outcome::AlreadyApplied);  // 180 days at least, closed or not
        bench.clock.pass(2 * kDay);
        QVERIFY(bench.platform->maintain().ok());
        QCOMPARE(outcome(second), Outcome::AlreadyApplied);  // not closed: longer
        QCOMPARE(outcome(first), Outcome::Applied);          // closed: gone
    }

    void whatFollowedItsOwnerWaitsForTheNewDeviceToCloseIt()
    {
        Bench bench;
        constexpr qint64 kDay = 24LL * 60 * 60 * 1000;
        const QJsonObject item = bench.item(bench.lane(u"1"_s), PickOp{bench.line(u"1"_s), 1});
        const auto tell = [&bench](const TestDevice &device, qint64 closedThrough) {
            return bench
                .send(device, "POST", "/v1/ops",
                      contract::pushRequestToJson({DeviceId(device.device), {}, closedThrough, {}}))
                .status;
        };
        const auto outcome = [&bench, &item] { return bench.pushOne(bench.signIn(u"manager@one"_s), item).outcome; };
        QCOMPARE(tell(bench.packer, bench.pushOne(bench.packer, item).pos), 200);
        bench.clock.pass(179 * kDay);
        const TestDevice rescued = bench.signIn(u"packer@one"_s);
        const auto again = bench.pushOne(rescued, item);
        QCOMPARE(again.outcome, Outcome::AlreadyApplied);
        bench.clock.pass(2 * kDay);
        QVERIFY(bench.platform->maintain().ok());
        QCOMPARE(outcome(), Outcome::AlreadyApplied);  // the old device closed it, the new one waits for it
        QCOMPARE(bench.stored(u"1"_s).picked, 1);
        // Its access has run out since; the same device signs in again.
        TestDevice later = rescued;
        const net::Reply reply = bench.trySignIn(u"packer@one"_s, kPassword, rescued.device);
        QCOMPARE(reply.status, 200);
        later.session = *contract::sessionFromJson(bodyOf(reply));
        QCOMPARE(tell(later, again.pos), 200);
        QVERIFY(bench.platform->maintain().ok());
        QCOMPARE(outcome(), Outcome::AlreadyApplied);  // 180 days from then on, closed or not
        bench.clock.pass(179 * kDay);
        QVERIFY(bench.platform->maintain().ok());
        QCOMPARE(outcome(), Outcome::Applied);
    }
};

}  // namespace wyh::server

QTEST_GUILESS_MAIN(wyh::server::TestFeed)
#include "tst_feed.moc"
