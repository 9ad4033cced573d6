// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <algorithm>

#include "tests/gui/benchgui.h"
#include "ui/orders/askpanel.h"
#include "ui/orders/orderlistpanel.h"
#include "ui/shipping/shippingpage.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/scanedit.h"

namespace wyh::ui {

using test::BenchGui;

namespace {
const OrderId k850(QStringLiteral("00850"));
const QString kWaybill = QStringLiteral("YT8612304566779");
}  // namespace

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

class TestShipping : public QObject
{
    Q_OBJECT

    struct Bench : BenchGui
    {
        SystemRandom random;
        StubSync sync;
        ShippingPage page{{store, store, preferences, clock, random, loadCouriers(), &sync}};
        MessageBar *bar = page.findChild<MessageBar *>();
        AskPanel *ask = page.findChild<AskPanel *>();
        ScanEdit *waybill = page.findChild<ScanEdit *>(QStringLiteral("waybill"));
        QLineEdit *weight = page.findChild<QLineEdit *>(QStringLiteral("weight"));
        QLineEdit *freight = page.findChild<QLineEdit *>(QStringLiteral("freight"));
        QComboBox *courier = page.findChild<QComboBox *>(QStringLiteral("courier"));
        QAbstractButton *confirm = page.findChild<QAbstractButton *>(QStringLiteral("confirm"));

        explicit Bench(const OrderId &order = k850)
        {
            sync.now.lastPullMs = clock.nowMs() - 60000;
            show(page);
            page.activate();
            QVERIFY(page.open(order.value));
        }
        void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
        {
            BenchGui::key(page, key, modifiers);
        }
        void scan(const QString &code) { BenchGui::scan(page, code); }
        void type(const QString &text) { BenchGui::commit(page, text); }
        /// Scans the waybill, types weight and freight, all by keyboard; the focus ends on the button.
        void fill(const QString &number = kWaybill)
        {
            press(Qt::Key_L, Qt::ControlModifier);
            scan(number);
            type(QStringLiteral("1250"));
            press(Qt::Key_Return);
            type(QStringLiteral("8.5"));
            press(Qt::Key_Return);
        }
        [[nodiscard]] QString visibleErrors() const
        {
            QStringList all;
            for (const QLabel *label : page.findChildren<QLabel *>()) {
                if (label->isVisible() && label->property("role").toString() == QLatin1String("error") &&
                    !label->text().isEmpty())
                    all.append(label->text());
            }
            return all.join(QLatin1Char('|'));
        }
        [[nodiscard]] bool shows(const QString &text) const
        {
            const auto labels = page.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [&text](const QLabel *label) {
                return label->isVisible() && label->text().contains(text);
            });
        }
        [[nodiscard]] QList<ShipOp> ships() const
        {
            QList<ShipOp> all;
            for (const OperationPayload &payload : store.payloads()) {
                if (const auto *op = std::get_if<ShipOp>(&payload))
                    all.append(*op);
            }
            return all;
        }
    };

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));  // as Translator does
        m_theme = std::make_unique<Theme>(*qApp, [] { return false; });
        if (qEnvironmentVariable("WYH_LOOK") == QLatin1String("dark"))
            m_theme->setChoice(ThemeChoice::Dark);
    }

    void shipsAWholeOrderByKeyboard()
    {
        Bench b;
        QVERIFY(b.waybill->hasFocus());
        b.fill();
        QCOMPARE(b.courier->currentData().toString(), QStringLiteral("YTO"));  // guessed from the number
        QVERIFY(b.confirm->hasFocus());
        BenchGui::shot(b.page, QStringLiteral("shipping-filled"));
        b.press(Qt::Key_Return);  // a plain Return confirms nothing
        QCOMPARE(b.store.calls(), 0);
        b.press(Qt::Key_F9);
        QTRY_COMPARE(b.ships().size(), 1);
        const ShipOp op = b.ships().constFirst();
        QCOMPARE(op.waybill, kWaybill);
        QCOMPARE(op.weightGrams, 1250);
        QCOMPARE(op.freight.fen, 850);
        QCOMPARE(op.from.value, QStringLiteral("west"));
        QCOMPARE(op.lines.size(), 2);
        QTRY_COMPARE(b.bar->kind(), MessageBar::Kind::Good);
        QVERIFY(b.page.form()->order()->id != k850);  // the next order
        QVERIFY(b.waybill->hasFocus());
        QVERIFY(b.waybill->text().isEmpty());
        QCOMPARE(b.page.form()->draft().courier, QStringLiteral("YTO"));  // remembered
        BenchGui::shot(b.page, QStringLiteral("shipping-done"));
    }

    void withOperationsOfANewerProgramNothingIsShipped()
    {
        Bench bench;
        QVERIFY(bench.confirm->isEnabled());
        bench.store.setNewer(true);
        QVERIFY(!bench.confirm->isEnabled());
        bench.press(Qt::Key_F9);
        QVERIFY(bench.ships().isEmpty());
        bench.store.setNewer(false);
        QVERIFY(bench.confirm->isEnabled());
    }

    void pressingTwiceShipsOnce()
    {
        Bench b;
        b.fill();
        b.store.setHold(true);
        b.press(Qt::Key_F9);
        QVERIFY(!b.confirm->isEnabled());
        QVERIFY(b.page.isSending());
        QCOMPARE(b.bar->isVisible(), false);  // nothing is said before it is saved
        b.press(Qt::Key_F9);
        b.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(b.store.calls(), 1);
        b.store.setHold(false);
        QTRY_VERIFY(!b.page.isSending());
        QCOMPARE(b.ships().size(), 1);
        QCOMPARE(b.store.now(k850).shipments.size(), 1);
    }

    void aFailedTryKeepsTheShipment()
    {
        Bench b;
        b.fill();
        b.store.failNext({Problem::Kind::Rejected,
                          QStringLiteral("not-saved"),
                          {{QStringLiteral("reason"), QStringLiteral("disk-full")}},
                          {},
                          {}});
        b.press(Qt::Key_F9);
        QTRY_COMPARE(b.bar->kind(), MessageBar::Kind::Wrong);
        QCOMPARE(b.store.now(k850).shipments.size(), 0);
        QCOMPARE(b.waybill->text(), kWaybill);  // nothing typed is lost
        const QString first = b.page.form()->confirm()->shipment.value;
        b.press(Qt::Key_F9);
        QTRY_COMPARE(b.ships().size(), 1);
        QCOMPARE(b.ships().constFirst().shipment.value, first);
    }

    void aUsedWaybillIsSaidBesideTheField()
    {
        Bench b;
        b.fill();
        b.store.failNext({Problem::Kind::Conflict,
                          QStringLiteral("waybill-used"),
                          {{QStringLiteral("order"), QStringLiteral("CG-1")}},
                          {},
                          {}});
        b.press(Qt::Key_F9);
        QTRY_COMPARE(b.bar->kind(), MessageBar::Kind::Wrong);
        QVERIFY(b.waybill->hasFocus());
        QVERIFY(b.waybill->property("invalid").toBool());
        b.scan(QStringLiteral("YT8612304566780"));
        QVERIFY(!b.waybill->property("invalid").toBool());
    }

    void everyErrorStandsBesideItsField()
    {
        Bench b;
        b.press(Qt::Key_F9);
        QCOMPARE(b.store.calls(), 0);
        QCOMPARE(b.bar->kind(), MessageBar::Kind::Wrong);
        QVERIFY(b.waybill->hasFocus());  // the first wrong field
        QVERIFY(b.waybill->property("invalid").toBool());
        QVERIFY(b.weight->property("invalid").toBool());
        QVERIFY(b.courier->property("invalid").toBool());
        QVERIFY(!b.freight->property("invalid").toBool());
        BenchGui::shot(b.page, QStringLiteral("shipping-errors"));
    }

    void theCallToMendGoesWhenEverythingIsMended()
    {
        Bench b;
        b.press(Qt::Key_F9);
        QCOMPARE(b.bar->kind(), MessageBar::Kind::Wrong);
        b.scan(kWaybill);
        QCOMPARE(b.bar->kind(), MessageBar::Kind::Wrong);  // the weight is still missing
        QVERIFY(b.weight->hasFocus());
        b.type(QStringLiteral("12.5"));
        QCOMPARE(b.bar->kind(), MessageBar::Kind::Wrong);
        b.weight->selectAll();
        b.type(QStringLiteral("1250"));
        QCOMPARE(b.bar->kind(), MessageBar::Kind::Info);
        QVERIFY(b.visibleErrors().isEmpty());
        b.press(Qt::Key_F9);
        QTRY_COMPARE(b.bar->kind(), MessageBar::Kind::Good);
    }

    void whatThePlatformSaidOfAFieldLastsUntilItIsChanged()
    {
        Bench b;
        b.fill();
        Problem problem{Problem::Kind::Rejected, QStringLiteral("shipment-invalid"), {}, {}, {}};
        problem.fields = {{QStringLiteral("/freight_fen"), QStringLiteral("freight-two-decimals"), {}}};
        b.store.failNext(problem);
        b.press(Qt::Key_F9);
        QTRY_VERIFY(b.freight->property("invalid").toBool());
        QVERIFY(b.freight->hasFocus());
        b.press(Qt::Key_F8);
        b.type(QStringLiteral("1300"));
        QVERIFY(b.freight->property("invalid").toBool());
        b.press(Qt::Key_Return);
        b.type(QStringLiteral("9"));
        QVERIFY(!b.freight->property("invalid").toBool());
    }

    void badInputIsRefusedAtOnce_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("wrong");
        const auto row = [](const char *name, const char *field, const char *text, bool wrong) {
            QTest::newRow(name) << QString::fromLatin1(field) << QString::fromUtf8(text) << wrong;
        };
        row("weight full width", "weight", "１２５０", false);
        row("weight chinese", "weight", "一千二", true);
        row("weight zero", "weight", "0", true);
        row("weight decimal", "weight", "12.5", true);
        row("weight negative", "weight", "-5", true);
        row("weight sign", "weight", "+5", true);
        row("weight product barcode", "weight", "6901234567892", true);
        row("freight full width", "freight", "８．５０", false);
        row("freight chinese stop", "freight", "8。5", false);
        row("freight three decimals", "freight", "8.555", true);
        row("freight exponent", "freight", "1e3", true);
        row("freight words", "freight", "八元", true);
        row("waybill product barcode", "waybill", "6901234568885", true);
        row("waybill chinese", "waybill", "圆通", true);
        row("waybill full width", "waybill", "ＹＴ８６１２３０４５６６７７９", false);
    }

    void badInputIsRefusedAtOnce()
    {
        QFETCH(const QString, field);
        QFETCH(const QString, text);
        QFETCH(const bool, wrong);
        Bench b;
        auto *edit = b.page.findChild<QLineEdit *>(field);
        edit->setFocus();
        b.type(text);
        QCOMPARE(edit->property("invalid").toBool(), wrong);
        QCOMPARE(!b.visibleErrors().isEmpty(), wrong);
        if (wrong) {
            b.press(Qt::Key_F9);
            QCOMPARE(b.store.calls(), 0);
        }
    }

    void aPartOfAnOrder()
    {
        Bench b;
        QList<QCheckBox *> ticks = b.page.findChildren<QCheckBox *>();
        ticks.removeIf([](const QCheckBox *tick) { return !tick->isVisible(); });
        QCOMPARE(ticks.size(), 2);
        ticks.at(0)->setFocus();
        b.press(Qt::Key_Space);
        QVERIFY(!ticks.at(0)->isChecked());
        b.fill();
        BenchGui::shot(b.page, QStringLiteral("shipping-part"));
        b.press(Qt::Key_F9);
        QTRY_COMPARE(b.ships().size(), 1);
        QTRY_VERIFY(!b.page.isSending());
        QCOMPARE(b.ships().constFirst().lines.size(), 1);
        QCOMPARE(b.page.form()->order()->id, k850);  // the rest stays here
        QCOMPARE(b.page.form()->draft().lines.size(), 1);
        QVERIFY(b.waybill->text().isEmpty());
        b.fill(QStringLiteral("YT8612304566780"));
        b.press(Qt::Key_F9);
        QTRY_COMPARE(b.ships().size(), 2);
        QVERIFY(b.ships().at(0).shipment != b.ships().at(1).shipment);
        QVERIFY(!b.store.now(k850).shipments.isEmpty());
    }

    void tooMany()
    {
        Bench b;
        QLineEdit *quantity = nullptr;
        for (QLineEdit *edit : b.page.findChildren<QLineEdit *>()) {
            if (edit->accessibleName().contains(QStringLiteral("A5")))
                quantity = edit;
        }
        QVERIFY(quantity);
        quantity->setFocus();
        quantity->selectAll();
        b.type(QStringLiteral("６"));
        QVERIFY(quantity->property("invalid").toBool());
        QVERIFY2(b.visibleErrors().contains(QStringLiteral("3")), qPrintable(b.visibleErrors()));
        // Right below its field, and not counted.
        const auto labels = b.page.findChildren<QLabel *>();
        const auto said = std::find_if(labels.begin(), labels.end(), [](const QLabel *one) {
            return one->isVisible() && one->property("role").toString() == QLatin1String("error");
        });
        QVERIFY(said != labels.end());
        const auto gap = [&] {
            return (*said)->mapTo(&b.page, QPoint()).y() - quantity->mapTo(&b.page, QPoint(0, quantity->height())).y();
        };
        QTRY_VERIFY2(gap() >= 0 && gap() < 8, qPrintable(QString::number(gap())));
        QVERIFY(b.shows(QStringLiteral("Correct the quantities first")));
        BenchGui::shot(b.page, QStringLiteral("shipping-toomany"));
        b.fill();
        b.press(Qt::Key_F9);
        QCOMPARE(b.store.calls(), 0);
        QVERIFY(quantity->hasFocus());
    }

    void aCourierChosenByHandIsOnlyDoubted()
    {
        Bench b;
        for (const char *typed : {"中通", "sf exp", "zto", "SF"}) {  // whatever the language of the list
            b.press(Qt::Key_F7);
            b.courier->lineEdit()->selectAll();
            BenchGui::commit(b.page, QString::fromUtf8(typed));
            b.press(Qt::Key_Return);
            const bool sf = QString::fromUtf8(typed).startsWith(QLatin1Char('s'), Qt::CaseInsensitive);
            QCOMPARE(b.page.form()->draft().courier, sf ? QStringLiteral("SF") : QStringLiteral("ZTO"));
            QCOMPARE(b.courier->currentText(), sf ? QStringLiteral("SF Express") : QStringLiteral("ZTO Express"));
        }
        b.press(Qt::Key_L, Qt::ControlModifier);
        b.scan(kWaybill);
        QCOMPARE(b.page.form()->draft().courier, QStringLiteral("SF"));
        BenchGui::shot(b.page, QStringLiteral("shipping-doubt"));
        QVERIFY(b.page.form()->errors().isEmpty());
    }

    void oldDataAsksInPlace()
    {
        Bench b;
        b.sync.now.lastPullMs = b.clock.nowMs() - ShippingPage::kStaleMs - 1;
        b.fill();
        b.press(Qt::Key_F9);
        QVERIFY(b.ask->isAsking());
        QCOMPARE(b.store.calls(), 0);
        BenchGui::shot(b.page, QStringLiteral("shipping-stale"));
        b.press(Qt::Key_Escape);
        QVERIFY(!b.ask->isAsking());
        QCOMPARE(b.store.calls(), 0);
        b.press(Qt::Key_F9);
        b.press(Qt::Key_F9);  // the key that asked does not answer
        QVERIFY(b.ask->isAsking());
        QVERIFY(!b.confirm->property("primary").toBool());
        QVERIFY(!b.ask->findChild<QAbstractButton *>(QStringLiteral("ship"))->property("primary").toBool());
        b.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(b.ships().size(), 1);
        QVERIFY(b.confirm->property("primary").toBool());
    }

    void howMuchIsPickedIsSaidInWords()
    {
        Bench b(OrderId(QStringLiteral("00871")));
        QVERIFY(b.shows(QStringLiteral("2 of 5 picked")));
        QVERIFY(!b.shows(QStringLiteral("2 / 5")));
    }

    void aChangeFromElsewhereKeepsWhatWasTyped()
    {
        Bench b;
        b.fill();
        Order order = b.store.now(k850);
        order.sellerMemo = QStringLiteral("加急");
        order.version = 7;
        b.store.put(order);
        QCOMPARE(b.waybill->text(), kWaybill);
        QCOMPARE(b.weight->text(), QStringLiteral("1250"));
        order.cancelled = true;
        b.store.put(order);
        QVERIFY(!b.page.form()->order());
        QCOMPARE(b.bar->kind(), MessageBar::Kind::Wrong);
        b.press(Qt::Key_F9);
        QCOMPARE(b.store.calls(), 0);
    }

    void aDraftThatWasLeftForAnotherOrderIsNotForgotten()
    {
        Bench b;
        QVERIFY(!b.page.hasUnsavedInput());
        b.fill();
        b.press(Qt::Key_F3);
        QVERIFY(b.page.form()->order()->id != k850);
        QVERIFY(!b.page.form()->touched());
        QVERIFY(b.page.hasUnsavedInput());
        // It is no loss when the order is gone.
        Order order = b.store.now(k850);
        order.cancelled = true;
        b.store.put(order);
        QVERIFY(!b.page.hasUnsavedInput());
    }

    void aNewRecipientIsShownAndSaid()
    {
        Bench b;
        b.fill();
        Order order = b.store.now(k850);
        order.recipient.city = QStringLiteral("成都市");
        order.buyerRemark = QStringLiteral("请放门卫");
        order.recipientVersion = 2;
        order.version = 7;
        b.store.put(order);
        QVERIFY(b.shows(QStringLiteral("成都")));
        QVERIFY(b.shows(QStringLiteral("请放门卫")));
        QCOMPARE(b.bar->kind(), MessageBar::Kind::Notice);
        QVERIFY(b.bar->isVisible());
        QCOMPARE(b.waybill->text(), kWaybill);
        b.press(Qt::Key_F9);
        QTRY_COMPARE(b.ships().size(), 1);
        QCOMPARE(b.ships().constFirst().seenRecipientVersion, 2);
    }

    void theRecipientIsMaskedUntilAskedFor()
    {
        Bench b;
        const auto shows = [&b](const QString &text) { return b.shows(text); };
        QVERIFY(!shows(QStringLiteral("陈大文")));
        QVERIFY(!shows(QStringLiteral("13812345671")));
        QAbstractButton *reveal = nullptr;
        for (QAbstractButton *button : b.page.findChildren<QAbstractButton *>()) {
            if (button->accessibleName() == QStringLiteral("Show the recipient"))
                reveal = button;
        }
        QVERIFY(reveal);
        reveal->setFocus();
        b.press(Qt::Key_Space);
        QVERIFY(shows(QStringLiteral("陈大文")));
        QVERIFY(shows(QStringLiteral("13812345671")));
    }

    void everythingFits()
    {
        Bench b(OrderId(QStringLiteral("00871")));
        QTRY_COMPARE(BenchGui::clipped(b.page), QStringList());
        BenchGui::shot(b.page, QStringLiteral("shipping"));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace wyh::ui

QTEST_MAIN(wyh::ui::TestShipping)
#include "tst_shipping.moc"
