// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Every screen by the keyboard alone: Tab goes round and never gets caught, everything that can be pressed is reached
// by it or has a key, what has the focus shows it, and the key sheet names every key.
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QShortcut>
#include <QTest>

#include "tests/gui/stage.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/keybutton.h"
#include "ui/widgets/pillbutton.h"

namespace wyh::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostStops = 200;

QString nameOf(const QWidget *widget)
{
    return u"%1 “%2”"_s.arg(QString::fromLatin1(widget->metaObject()->className()), widget->accessibleName());
}

QStringList namesOf(const QList<QWidget *> &widgets)
{
    QStringList names;
    for (const QWidget *widget : widgets)
        names.append(nameOf(widget));
    return names;
}

/// The stops from the one that has the focus until it is there again; ends at kMostStops when it never is.
QList<QWidget *> round(QWidget &window, Qt::Key key)
{
    QList<QWidget *> stops;
    QWidget *const first = window.focusWidget();
    QWidget *now = first;
    do {
        stops.append(now);
        QTest::keyClick(now, key, key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
        now = QApplication::focusWidget();
    } while (now && now != first && stops.size() < kMostStops);
    return stops;
}

/// A part of something else that has the focus for it.
bool isPart(const QWidget *widget)
{
    const QWidget *parent = widget->parentWidget();
    return qobject_cast<const QLineEdit *>(parent) || qobject_cast<const QComboBox *>(parent) ||
           qobject_cast<const QAbstractItemView *>(parent) || qobject_cast<const ui::FilterChips *>(parent) ||
           (parent && parent->inherits("wyh::ui::Navigation"));
}

/// What the key sheet of the page names.
QStringList sheetKeys(Stage &stage)
{
    stage.key(Qt::Key_F1);
    QStringList keys;
    QDialog *sheet = stage.window->findChild<QDialog *>(u"keySheet"_s);
    if (!sheet)
        return keys;
    for (const QLabel *label : sheet->findChildren<QLabel *>()) {
        const QString said = label->accessibleName();
        if (said.contains(u": "_s))
            keys.append(said.left(said.indexOf(u": "_s)));
    }
    QTest::keyClick(sheet, Qt::Key_Escape);
    return keys;
}

bool isNumbered(const QKeySequence &key)
{
    // Ctrl+1 to Ctrl+9 stand in one row of the sheet; Alt is the same for hands that are used to it.
    const QString text = key.toString(QKeySequence::PortableText);
    return text.size() > 1 && text.back().isDigit() && text.at(text.size() - 2) == u'+';
}

}  // namespace

class TestKeyboard : public QObject
{
    Q_OBJECT

    static void scenes()
    {
        QTest::addColumn<QString>("name");
        for (const Stage::Scene &scene : Stage::scenes()) {
            // Menus have keys of their own, a cell that is edited keeps Tab, and of each page its states with other
            // controls are enough.
            if (scene.name != u"picking-quantity"_s && !scene.name.startsWith(u"connection-"_s) &&
                !scene.name.startsWith(u"account-menu"_s) && !scene.name.startsWith(u"search-"_s) &&
                !scene.name.startsWith(u"firstrun-error"_s))
                QTest::newRow(qPrintable(scene.name)) << scene.name;
        }
    }

    static QWidget *show(Stage &stage, const QString &name)
    {
        stage.open({1366, 768});
        for (const Stage::Scene &scene : Stage::scenes()) {
            if (scene.name == name)
                return scene.show(stage);
        }
        return nullptr;
    }

private slots:
    void tabReachesEverything_data() { scenes(); }
    void tabReachesEverything()
    {
        QFETCH(QString, name);
        Stage stage;
        QWidget *shown = show(stage, name);
        QVERIFY(shown);
        QTRY_VERIFY(shown->isActiveWindow() && shown->focusWidget());
        const QList<QWidget *> stops = round(*shown, Qt::Key_Tab);
        QVERIFY2(stops.size() < kMostStops, qPrintable(u"Tab is caught: "_s + namesOf(stops.mid(0, 20)).join(u", "_s)));
        const QList<QWidget *> back = round(*shown, Qt::Key_Backtab);
        QCOMPARE(QSet<QWidget *>(back.begin(), back.end()), QSet<QWidget *>(stops.begin(), stops.end()));
        QStringList missed;
        for (const QAbstractButton *button : shown->findChildren<QAbstractButton *>()) {
            if (!button->isVisible() || !button->isEnabled() || button->window() != shown || isPart(button) ||
                stops.contains(button))
                continue;
            const auto *keyed = qobject_cast<const ui::KeyButton *>(button);
            if (!keyed || keyed->keyName().isEmpty())
                missed.append(nameOf(button));
        }
        for (const QLineEdit *edit : shown->findChildren<QLineEdit *>()) {
            if (edit->isVisible() && edit->isEnabled() && edit->window() == shown && !isPart(edit) &&
                !stops.contains(edit))
                missed.append(nameOf(edit));
        }
        QCOMPARE(missed, QStringList());
    }

    void focusIsSeen_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"picking-order", "shipping-filled", "shipped-long", "synccentre-review", "settings",
                                 "firstrun-signin", "signin-again", "picking-question-giveup"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void focusIsSeen()
    {
        QFETCH(QString, name);
        for (const auto appearance : {items::Preferences::Appearance::Light, items::Preferences::Appearance::Dark}) {
            Stage stage;
            stage.bench.preferences.setAppearance(appearance);
            QWidget *shown = show(stage, name);
            QVERIFY(shown);
            QTRY_VERIFY(shown->isActiveWindow() && shown->focusWidget());
            QStringList unseen;
            const QList<QWidget *> stops = round(*shown, Qt::Key_Tab);
            for (QWidget *stop : stops) {
                QWidget *other = stop == stops.first() ? stops.last() : stops.first();
                stop->setFocus(Qt::TabFocusReason);
                const QRect place(stop->mapTo(shown, QPoint(-4, -4)), stop->size() + QSize(8, 8));
                const QImage with = shown->grab(place).toImage();
                other->setFocus(Qt::TabFocusReason);
                if (shown->grab(place).toImage() == with)
                    unseen.append(nameOf(stop));
            }
            QCOMPARE(unseen, QStringList());
        }
    }

    void sheetNamesEveryKey_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"picking-order", "shipping-filled", "shipped-long", "synccentre-review",
                                 "synccentre-conflict", "settings"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void sheetNamesEveryKey()
    {
        QFETCH(QString, name);
        Stage stage;
        QVERIFY(show(stage, name));
        QStringList named = sheetKeys(stage);
        QVERIFY(named.size() > 5);
        // The window hands F2 to the page; these have nothing to search, so the sheet must not promise it.
        const bool searchable = name != "settings"_L1 && !name.startsWith("synccentre"_L1);
        QCOMPARE(named.contains(u"F2"_s), searchable);
        named.append(u"F2"_s);
        QStringList unnamed;
        for (const QShortcut *shortcut : stage.window->findChildren<QShortcut *>()) {
            const auto *page = qobject_cast<const QWidget *>(shortcut->parent());
            if (page->isVisible() && !isNumbered(shortcut->key()) && !named.contains(ui::keyText(shortcut->key())))
                unnamed.append(ui::keyText(shortcut->key()));
        }
        for (const ui::KeyButton *button : stage.window->findChildren<ui::KeyButton *>()) {
            if (button->isVisible() && !button->keyName().isEmpty() && !named.contains(button->keyName()))
                unnamed.append(button->keyName());
        }
        QCOMPARE(unnamed, QStringList());
    }

    /// The menus of the top strip hold what stands nowhere else.
    void menusByKey()
    {
        Stage stage;
        stage.open({1366, 768});
        stage.page(u"picking"_s);
        const QPointer<QWidget> field = QApplication::focusWidget();
        QVERIFY(qobject_cast<QLineEdit *>(field));
        for (const Qt::Key key : {Qt::Key_C, Qt::Key_A}) {
            stage.key(key, Qt::AltModifier);
            QTRY_VERIFY(stage.onTop());
            QTest::keyClick(stage.onTop(), Qt::Key_Escape);
            QTRY_VERIFY(!stage.onTop());
            // What is typed or scanned next goes where it went before.
            QTRY_COMPARE(QApplication::focusWidget(), field.data());
        }
    }

    /// Escape goes back one step at a time and ends in the list of orders.
    void escapeOnShipped()
    {
        Stage stage;
        stage.open({1366, 768});
        stage.page(u"shipped"_s);
        stage.key(Qt::Key_F2);
        QTest::keyClicks(QApplication::focusWidget(), u"YT"_s);
        stage.key(Qt::Key_Escape);
        auto *search = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(search && search->text().isEmpty());
        stage.key(Qt::Key_Escape);
        QVERIFY(qobject_cast<QAbstractItemView *>(QApplication::focusWidget()));
    }

    /// The rest of a line is given up by keys alone.
    void giveUpByKeys()
    {
        Stage stage;
        stage.open({1366, 768});
        stage.page(u"picking"_s, u"00869"_s);
        stage.key(Qt::Key_F4, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), u"factory stopped"_s);
        stage.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(stage.bench.store.now(OrderId(u"00869"_s)).lines.first().toPick(), 0);
    }
};

}  // namespace wyh::test

QTEST_MAIN(wyh::test::TestKeyboard)
#include "tst_keyboard.moc"
