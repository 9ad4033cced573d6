// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The numbers on chips: none before anything is known, and never behind the list.
#include <QSignalSpy>
#include <QTest>

#include "models/items/listcounts.h"
#include "tests/support/benchstore.h"
#include "tests/support/fakedesk.h"

namespace wyh::items {

using namespace Qt::StringLiterals;

namespace {

class StillClock final : public Clock
{
public:
    [[nodiscard]] qint64 nowMs() const override { return 1795446000000; }
    [[nodiscard]] qint64 monotonicMs() const override { return 0; }
};

void pulledAt(test::FakeSyncControl &sync, qint64 ms)
{
    store::ConnectionState state;
    state.kind = store::ConnectionState::Kind::Online;
    state.lastPullMs = ms;
    sync.setState(state);
}

}  // namespace

class TestListCounts : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsKnownBeforeTheFirstLoad()
    {
        test::BenchStore store;
        test::FakeSyncControl sync;
        const StillClock clock;
        pulledAt(sync, 0);
        ListCounts counts(store, clock);
        counts.refresh();
        QSignalSpy changed(&counts, &ListCounts::changed);
        counts.setSync(sync);
        QCOMPARE(changed.count(), 1);
        QVERIFY(!counts.isKnown());
        QCOMPARE(counts.shown(counts.counts().picking), -1);
        // Loaded, and there is really nothing: that is a number.
        pulledAt(sync, clock.nowMs());
        QCOMPARE(changed.count(), 2);
        QCOMPARE(counts.shown(counts.counts().picking), 0);
    }

    void theFirstOrdersAreCountedAtOnce()
    {
        test::BenchStore store;
        test::FakeSyncControl sync;
        const StillClock clock;
        pulledAt(sync, 0);
        ListCounts counts(store, clock);
        counts.refresh();
        counts.setSync(sync);
        store.putQuietly(test::makeOrder(u"o1"_s, clock.nowMs(), {test::makeLine(u"l1"_s, u"pen"_s, 3, u"690"_s)}));
        store::Changes changes;
        changes.allOrders = true;
        counts.apply(changes);
        QCoreApplication::processEvents();  // one turn, not the pause that commits are gathered in
        QCOMPARE(counts.shown(counts.counts().picking), 1);
        // A part of the first load is there already when the program starts again.
        QVERIFY(counts.isKnown());
    }
};

}  // namespace wyh::items

QTEST_MAIN(wyh::items::TestListCounts)
#include "tst_listcounts.moc"
