// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// How old the data is, where the clock of the PC cannot tell: it stands before the last pull.
#include <QApplication>
#include <QLabel>
#include <QStandardPaths>
#include <QTest>
#include <algorithm>

#include "tests/gui/benchgui.h"
#include "ui/orders/askpanel.h"
#include "ui/shell/connectiontext.h"
#include "ui/shipping/shippingpage.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;
using test::BenchGui;
using Kind = store::ConnectionState::Kind;

namespace {

constexpr qint64 kNow = 1795446000000;  // 2026-11-23 15:00 UTC
constexpr qint64 kTenYearsMs = 10LL * 365 * 24 * 3600 * 1000;

/// The age of the data, as the test wants it.
class StubSync final : public store::SyncControl
{
public:
    store::ConnectionState now;
    [[nodiscard]] store::ConnectionState state() const override { return now; }
    [[nodiscard]] contract::Account account() const override { return {}; }
    [[nodiscard]] QString platformName() const override { return {}; }
    void syncNow() override {}
    void setWorkOffline(bool) override {}
    [[nodiscard]] bool workOffline() const override { return false; }
    void signIn(const QString &, QObject *, std::function<void(const Status &)>) override {}
};

struct Bench : BenchGui
{
    SystemRandom random;
    StubSync sync;
    ShippingPage page{{store, store, preferences, clock, random, loadCouriers(), &sync}};
    AskPanel *ask = page.findChild<AskPanel *>();

    explicit Bench(qint64 pulledAheadMs)
    {
        sync.now.lastPullMs = clock.nowMs() + pulledAheadMs;
        show(page);
        page.activate();
        QVERIFY(page.open(u"00850"_s));
        key(page, Qt::Key_L, Qt::ControlModifier);
        scan(page, u"YT8612304566779"_s);
        commit(page, u"1250"_s);
        key(page, Qt::Key_Return);
        commit(page, u"8.5"_s);
        key(page, Qt::Key_Return);
        key(page, Qt::Key_F9);
    }
    [[nodiscard]] bool shows(const QString &text) const
    {
        const auto labels = page.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&text](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }
    [[nodiscard]] qsizetype ships() const
    {
        const QList<OperationPayload> all = store.payloads();
        return std::count_if(all.begin(), all.end(),
                             [](const OperationPayload &one) { return std::holds_alternative<ShipOp>(one); });
    }
};

}  // namespace

class TestDataAge : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));  // as Translator does
        m_theme = std::make_unique<Theme>(*qApp, [] { return false; });
    }

    void anAgeThatIsNotKnownCountsAsOld()
    {
        QCOMPARE(store::dataAgeMs(kNow - 5000, kNow), std::optional<qint64>(5000));
        QVERIFY(!store::isDataOlder(kNow - 5000, kNow, 5000));
        QVERIFY(store::isDataOlder(kNow - 5001, kNow, 5000));
        // Put right by a moment.
        QCOMPARE(store::dataAgeMs(kNow + 60000, kNow), std::optional<qint64>(0));
        QVERIFY(!store::isDataOlder(kNow + 60000, kNow, 5000));
        QVERIFY(!store::dataAgeMs(kNow + 60001, kNow));
        QVERIFY(store::isDataOlder(kNow + 60001, kNow, kTenYearsMs));
        QVERIFY(!store::dataAgeMs(0, kNow));
        QVERIFY(store::isDataOlder(0, kNow, kTenYearsMs));
    }

    void theBannerComesAndSaysNoAge()
    {
        store::ConnectionState state;
        state.lastPullMs = kNow + kTenYearsMs;
        for (const Kind kind : {Kind::Connecting, Kind::Offline, Kind::WorkOffline, Kind::Online}) {
            state.kind = kind;
            const BannerLook look = bannerLook(state, {}, kNow);
            QCOMPARE(look.kind, BannerLook::Kind::Stale);
            QVERIFY(look.title.contains(u"may be old"_s));  // more is not known
            QVERIFY(look.text.contains(u"cannot be told"_s));
            if (kind == Kind::Connecting || kind == Kind::Offline)
                QCOMPARE(connectionSentence(state, kNow).todo, look.title);
        }
        QCOMPARE(dataAgeText(state.lastPullMs, kNow), bannerLook(state, {}, kNow).text);
        QCOMPARE(lastSyncText(state.lastPullMs, kNow), u"Last sync: not known when"_s);
        // A stronger reason does not hide it.
        state.kind = Kind::Paused;
        state.reason = u"client-too-old"_s;
        QVERIFY(bannerLook(state, {}, kNow).text.contains(u"cannot be told"_s));
        // Without any pull there is no old data.
        state = {};
        QCOMPARE(bannerLook(state, {}, kNow).kind, BannerLook::Kind::None);
    }

    void aClockPutRightByAMomentChangesNothing()
    {
        store::ConnectionState state;
        state.kind = Kind::Online;
        state.lastPullMs = kNow + 2000;
        QCOMPARE(bannerLook(state, {}, kNow).kind, BannerLook::Kind::None);
        QVERIFY(dataAgeText(state.lastPullMs, kNow).contains(u"just now"_s));
        QVERIFY(lastSyncText(state.lastPullMs, kNow).contains(u"just now"_s));
    }

    void shippingAsksFirst()
    {
        Bench bench(kTenYearsMs);
        QVERIFY(bench.ask->isAsking());
        QVERIFY(bench.shows(u"How old the data is cannot be told. Ship anyway?"_s));
        QCOMPARE(bench.ships(), 0);
        BenchGui::key(bench.page, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(bench.ships(), 1);
    }

    void shippingAsksNobodyAfterAMoment()
    {
        Bench bench(2000);
        QVERIFY(!bench.ask->isAsking());
        QTRY_COMPARE(bench.ships(), 1);
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace wyh::ui

QTEST_MAIN(wyh::ui::TestDataAge)
#include "tst_dataage.moc"
