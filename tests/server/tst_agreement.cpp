// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "models/store/localstore.h"
#include "net/contract/codec.h"
#include "tests/server/serverfixture.h"
#include "tests/support/randomacts.h"

namespace wyh::server {

using namespace Qt::StringLiterals;
using store::LocalStore;
using testing::RandomActs;

namespace {

constexpr unsigned kSeeds = 320;
constexpr int kActs = 24;

/// What must agree: everything but the version and what only the platform sets.
QByteArray comparable(Order order)
{
    order.version = 0;
    for (Shipment &shipment : order.shipments) {
        shipment.shippedAtMs = 0;
        shipment.shippedBy.clear();
    }
    return contract::compact(contract::orderToJson(order, true));
}

ImportedOrder threeLines(const QString &source)
{
    ImportedOrder order = ServerFixture::sampleOrder(source, 10);
    for (const int ordered : {7, 40}) {
        ImportedLine line = order.lines.constFirst();
        line.sourceId = QString::number(order.lines.size() + 1);
        line.sourceSku += u'-' + line.sourceId;
        line.ordered = ordered;
        order.lines.append(line);
    }
    return order;
}

/// The dealer or the marketplace changes the order while the desktops are offline, or nothing.
ImportedOrder changedByDealer(ImportedOrder order, RandomActs &chance)
{
    switch (chance.below(6)) {
        case 0:
            order.recipient.street = u"银海路 9 号"_s;
            break;
        case 1:
            order.lines[0].ordered = 1 + chance.below(9);
            break;
        case 2:
            order.cancelled = true;
            break;
        default:
            break;
    }
    return order;
}

/// A desktop: its profile on disk, its session on the platform, and the two ways between them.
class Desktop
{
public:
    Desktop(ServerFixture &platform, const QString &login) : m_platform(platform), m_device(platform.signIn(login))
    {
        store::OpenStore options;
        options.folder = m_folder.path();
        options.device = DeviceId(m_device.device);
        auto opened = LocalStore::open(options, platform.clock, platform.random);
        if (!opened.ok())
            throw std::runtime_error(opened.error().detail.toStdString());
        m_store = std::move(opened.value());
    }

    LocalStore &store() { return *m_store; }

    void pull()
    {
        for (bool more = true; more;) {
            const QString token = m_store->pullState().token;
            const auto page = contract::pullPageFromJson(bodyOf(m_platform.pullReply(m_device, token)));
            if (!page.ok())
                throw std::runtime_error(page.error().detail.toStdString());
            const auto applied = m_store->applyPage(*page, token);
            if (!applied.ok() || !applied->applied || !m_store->settle().ok())
                throw std::runtime_error("a page was not taken over");
            more = page->more;
        }
    }

    QList<contract::OperationResult> push()
    {
        QList<contract::OperationResult> results;
        for (;;) {
            const auto batch = m_store->nextBatch(100, 400000, {});
            if (batch.isEmpty())
                return results;
            QJsonArray items;
            for (const LocalStore::Outgoing &outgoing : batch)
                items.append(contract::operationToJson(outgoing.row.operation, outgoing.after));
            const net::Reply reply = m_platform.push(m_device, items);
            const auto answer = contract::pushAnswerFromJson(bodyOf(reply));
            if (!answer.ok())
                throw std::runtime_error(reply.body.toStdString());
            results += answer->results;
            if (!m_store->applyPush(*answer).ok() || !m_store->settle().ok())
                throw std::runtime_error("an answer was not taken over");
        }
    }

    Order shown(const OrderId &id)
    {
        const auto order = m_store->shownOrder(id);
        if (!order)
            throw std::runtime_error("the order is not there");
        return *order;
    }

    /// So many random acts; how many the rules let pass.
    int act(const OrderId &id, RandomActs &acts, int count)
    {
        int recorded = 0;
        for (int i = 0; i < count; ++i) {
            const Order order = shown(id);
            const OperationPayload payload = acts.below(10) == 0 ? flagSku(order, acts) : acts.next(order);
            const auto *sku = std::get_if<FlagSkuOp>(&payload);
            const bool saved = m_store->record({sku ? skuLane(sku->sku) : orderLane(id), payload, {}}).ok();
            recorded += saved ? 1 : 0;
            if (saved && sku)
                ++m_flips[sku->sku];
        }
        return recorded;
    }

    void forgetFlips() { m_flips.clear(); }

private:
    OperationPayload flagSku(const Order &order, RandomActs &acts)
    {
        const Line &line = *order.line(acts.anyLine(order));
        return FlagSkuOp{line.sku, !line.discontinued, m_flips.value(line.sku), line.title};
    }

    ServerFixture &m_platform;
    QTemporaryDir m_folder;
    TestDevice m_device;
    std::unique_ptr<LocalStore> m_store;
    QHash<SkuId, int> m_flips;  ///< changes of each SKU's flag = its version, while nobody else changes it
};

QString told(unsigned seed, const char *what)
{
    return u"seed %1: %2"_s.arg(seed).arg(QString::fromLatin1(what));
}

}  // namespace

/// The desktop's picture of an order and the platform's order come from the same rules; here they prove it.
class TestAgreement : public QObject
{
    Q_OBJECT

private:
    static OrderId orderOf(const ServerFixture &platform, unsigned seed)
    {
        return Platform::orderId(platform.supplier, QString::number(seed));
    }

    static void import(ServerFixture &platform)
    {
        QList<ImportedOrder> orders;
        for (unsigned seed = 1; seed <= kSeeds; ++seed)
            orders.append(threeLines(QString::number(seed)));
        QVERIFY(platform.platform->importOrders(platform.supplier, orders).ok());
    }

private slots:
    /// Alone, everything that the desktop took is applied, and what it showed is what the platform has.
    void whatIsShownOfflineIsWhatThePlatformMakesOfIt()
    {
        ServerFixture platform;
        import(platform);
        Desktop desktop(platform, u"manager@one"_s);
        desktop.pull();
        int recorded = 0;
        for (unsigned seed = 1; seed <= kSeeds; ++seed) {
            const OrderId id = orderOf(platform, seed);
            RandomActs acts(seed, u"A%1"_s.arg(seed));
            const int count = desktop.act(id, acts, kActs);
            recorded += count;
            const QByteArray shown = comparable(desktop.shown(id));
            const auto results = desktop.push();
            QVERIFY2(results.size() == count, qPrintable(told(seed, "not one result an operation")));
            for (const contract::OperationResult &result : results) {
                QVERIFY2(result.outcome == contract::OperationResult::Outcome::Applied,
                         qPrintable(told(seed, "not applied: ") + result.problem.code));
            }
            const auto stored = platform.platform->order(platform.supplier, id);
            QVERIFY(stored.ok());
            QVERIFY2(comparable(*stored) == shown,
                     qPrintable(told(seed, "differs\n") + QString::fromUtf8(shown + "\n" + comparable(*stored))));
            // Acknowledged but not yet pulled: nothing may flicker.
            QVERIFY2(comparable(desktop.shown(id)) == shown, qPrintable(told(seed, "flickers after the push")));
            desktop.pull();
            QVERIFY2(comparable(desktop.shown(id)) == shown, qPrintable(told(seed, "differs after the pull")));
            QVERIFY2(desktop.store().counts().waiting == 0, qPrintable(told(seed, "still waiting")));
        }
        QVERIFY2(recorded > int(kSeeds) * kActs / 4, qPrintable(u"only %1 acts passed the rules"_s.arg(recorded)));
    }

    /// Two desktops on the same orders, each offline while the other works and the dealer changes things: conflicts
    /// come, but everybody ends up with the platform's order, and no act is without an end.
    void twoDesktopsEndWithThePlatformsOrder()
    {
        ServerFixture platform;
        import(platform);
        Desktop first(platform, u"manager@one"_s);
        Desktop second(platform, u"packer@one"_s);
        first.pull();
        second.pull();
        int refused = 0;
        for (unsigned seed = 1; seed <= kSeeds; ++seed) {
            const OrderId id = orderOf(platform, seed);
            RandomActs mine(seed, u"M%1"_s.arg(seed));
            RandomActs theirs(seed + 100000, u"T%1"_s.arg(seed));
            const int recorded = first.act(id, mine, kActs / 2) + second.act(id, theirs, kActs / 2);
            const ImportedOrder changed = changedByDealer(threeLines(QString::number(seed)), mine);
            QVERIFY(platform.platform->importOrders(platform.supplier, {changed}).ok());
            int ended = 0;
            for (Desktop *desktop : {&second, &first}) {
                const auto results = desktop->push();
                ended += static_cast<int>(results.size());
                for (const contract::OperationResult &result : results)
                    refused += result.outcome == contract::OperationResult::Outcome::Conflict ? 1 : 0;
            }
            // Operations behind a refused one are held back: they wait for a person, not for the platform.
            QVERIFY2(ended <= recorded, qPrintable(told(seed, "more results than operations")));
            first.pull();
            second.pull();
            const auto stored = platform.platform->order(platform.supplier, id);
            QVERIFY(stored.ok());
            for (Desktop *desktop : {&first, &second}) {
                Order shown = desktop->shown(id);
                Order expected = *stored;
                if (desktop == &second) {
                    for (Line &line : expected.lines)
                        line.price.reset();  // packer@one may not see prices
                }
                QVERIFY2(comparable(shown) == comparable(expected),
                         qPrintable(told(seed, "differs\n") +
                                    QString::fromUtf8(comparable(shown) + "\n" + comparable(expected))));
                QVERIFY2(shown.version == expected.version, qPrintable(told(seed, "another version")));
                QVERIFY2(desktop->store().counts().waiting == 0, qPrintable(told(seed, "still waiting")));
            }
        }
        QVERIFY2(refused > int(kSeeds) / 4, qPrintable(u"only %1 conflicts: the two hardly met"_s.arg(refused)));
    }
};

}  // namespace wyh::server

QTEST_GUILESS_MAIN(wyh::server::TestAgreement)
#include "tst_agreement.moc"
