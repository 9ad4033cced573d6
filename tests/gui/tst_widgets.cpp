// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QAccessible>
#include <QClipboard>
#include <QDialog>
#include <QImage>
#include <QInputMethodEvent>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocumentFragment>
#include <QVBoxLayout>

#include "ui/widgets/badge.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/fielderror.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/keybutton.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/pillbutton.h"
#include "ui/widgets/prompt.h"
#include "ui/widgets/scanedit.h"
#include "ui/widgets/searchedit.h"
#include "ui/widgets/theme.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

class TestWidgets : public QObject
{
    Q_OBJECT

    static double luminance(const QColor &color)
    {
        const auto channel = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
        return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
    }

    static double contrast(const QColor &a, const QColor &b)
    {
        const double one = luminance(a);
        const double two = luminance(b);
        return (qMax(one, two) + 0.05) / (qMin(one, two) + 0.05);
    }

    static int inkedPixels(const QImage &image)
    {
        int inked = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                inked += qAlpha(image.pixel(x, y)) > 60 ? 1 : 0;
        }
        return inked;
    }

private slots:
    void initTestCase()
    {
        QTest::failOnWarning(QRegularExpression(u"^Q[A-Z].*(Cannot|cannot|nullptr|Could not)"_s));
        m_theme = std::make_unique<Theme>(*qApp, [] { return false; });
    }

    void cleanupTestCase() { m_theme.reset(); }

    // --- theme ---

    void textIsReadableInBothAppearances_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void textIsReadableInBothAppearances()
    {
        QFETCH(bool, dark);
        const Tokens &t = dark ? darkTokens() : lightTokens();
        for (const QColor &ground : {t.panel, t.window, t.chrome, t.navigation, t.hover, t.selected}) {
            QVERIFY2(contrast(t.text, ground) >= 7, qPrintable(ground.name()));
            QVERIFY2(contrast(t.muted, ground) >= 4.5, qPrintable(ground.name()));
            QVERIFY2(contrast(t.disabled, ground) >= 3, qPrintable(ground.name()));
        }
        QVERIFY(contrast(t.onAccent, t.accent) >= 4.5);
        QVERIFY(contrast(t.accentText, t.selected) >= 4.5);
        for (const Tone tone : {Tone::Neutral, Tone::Pending, Tone::Done, Tone::Attention, Tone::Exception})
            QVERIFY2(contrast(t.tone(tone).ink, t.tone(tone).soft) >= 4.5, qPrintable(t.tone(tone).ink.name()));
    }

    void themeFollowsTheSystemAndTheUser()
    {
        bool systemDark = false;
        Theme theme(*qApp, [&systemDark] { return systemDark; });
        QSignalSpy changed(&theme, &Theme::changed);
        QVERIFY(!theme.isDark());
        systemDark = true;
        emit qApp->applicationStateChanged(Qt::ApplicationActive);
        QVERIFY(theme.isDark());
        QVERIFY(tokens(qApp->palette()).dark);
        theme.setChoice(ThemeChoice::Light);
        QVERIFY(!theme.isDark());
        emit qApp->applicationStateChanged(Qt::ApplicationActive);
        QVERIFY(!theme.isDark());
        QCOMPARE(changed.count(), 2);
        QVERIFY(!tokens(qApp->palette()).dark);
    }

    void styleSheetHasNoUnknownTokensAndNoPixelFonts()
    {
        const QString sheet = Theme::styleSheet(lightTokens());
        QVERIFY(!sheet.contains(u'%'));
        QVERIFY(!sheet.contains(QRegularExpression(u"font-size:\\s*\\d+px"_s)));
    }

    // --- icons ---

    void iconsDrawAtEveryScale_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"package", "truck-delivery", "checks", "refresh", "settings", "search", "scan",
                                 "circle-check", "alert-triangle"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void iconsDrawAtEveryScale()
    {
        QFETCH(QString, name);
        for (const int side : {12, 16, 24, 48}) {
            const QImage image = icon(name).pixmap(QSize(side, side), 1.0).toImage();
            const int inked = inkedPixels(image);
            QVERIFY2(inked > side, qPrintable(u"%1 at %2: %3"_s.arg(name).arg(side).arg(inked)));
            QVERIFY(inked < side * side * 8 / 10);
        }
        QCOMPARE(icon(name).pixmap(QSize(16, 16), 1.5).size(), QSize(24, 24));
    }

    void unknownIconIsEmpty()
    {
        QVERIFY(icon(u"no-such-icon"_s).isNull());
        for (const Tone tone :
             {Tone::Neutral, Tone::Accent, Tone::Pending, Tone::Done, Tone::Attention, Tone::Exception})
            QVERIFY(hasIcon(toneIcon(tone)));
    }

    // --- ScanEdit ---

    void scanIsNormalisedAndDoesNotPressTheDefaultButton()
    {
        QDialog dialog;
        auto *column = new QVBoxLayout(&dialog);
        auto *edit = new ScanEdit(&dialog);
        auto *button = new QPushButton(&dialog);
        button->setDefault(true);
        column->addWidget(edit);
        column->addWidget(button);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        edit->setFocus();
        QSignalSpy scanned(edit, &ScanEdit::scanned);
        QSignalSpy pressed(button, &QPushButton::clicked);
        edit->setText(u" ６９０１\u200b23 "_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QTest::keyClick(edit, Qt::Key_Enter);
        QCOMPARE(scanned.count(), 1);
        QCOMPARE(scanned.at(0).at(0).toString(), u"690123"_s);
        QCOMPARE(pressed.count(), 0);
        QVERIFY(edit->text().isEmpty());
        QVERIFY(dialog.isVisible());
    }

    void scanFieldTakesNoInputMethod()
    {
        ScanEdit edit;
        QCOMPARE(edit.inputMethodQuery(Qt::ImEnabled).toBool(), false);
        edit.setKeepsText(true);
        edit.setText(u"YT1"_s);
        QTest::keyClick(&edit, Qt::Key_Return);
        QCOMPARE(edit.selectedText(), u"YT1"_s);
    }

    // --- SearchEdit ---

    void searchWaitsForTheCommitOfAComposition()
    {
        SearchEdit edit;
        QSignalSpy searched(&edit, &SearchEdit::searched);
        QInputMethodEvent composing(u"yun"_s, {});
        QApplication::sendEvent(&edit, &composing);
        QTest::qWait(250);
        QCOMPARE(searched.count(), 0);
        QInputMethodEvent commit(QString(), {});
        commit.setCommitString(u"云链"_s);
        QApplication::sendEvent(&edit, &commit);
        QTRY_COMPARE(searched.count(), 1);
        QCOMPARE(searched.at(0).at(0).toString(), u"云链"_s);
        QSignalSpy confirmed(&edit, &SearchEdit::confirmed);
        QTest::keyClick(&edit, Qt::Key_Return);
        QCOMPARE(confirmed.count(), 1);
        QSignalSpy left(&edit, &SearchEdit::left);
        QTest::keyClick(&edit, Qt::Key_Escape);
        QCOMPARE(left.count(), 0);
        QVERIFY(edit.text().isEmpty());
        QTest::keyClick(&edit, Qt::Key_Escape);
        QCOMPARE(left.count(), 1);
    }

    // --- FilterChips ---

    void chipsAreChosenWithArrowsAndHaveOneTabStop()
    {
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *before = new QLineEdit(&window);
        auto *chips = new FilterChips(&window);
        auto *after = new QLineEdit(&window);
        column->addWidget(before);
        column->addWidget(chips);
        column->addWidget(after);
        chips->setChip(u"a"_s, u"A"_s);
        chips->setChip(u"b"_s, u"B"_s);
        chips->setChip(u"c"_s, u"C"_s);
        chips->setCount(u"b"_s, 5);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        before->setFocus();
        QSignalSpy changed(chips, &FilterChips::currentChanged);
        QTest::keyClick(before, Qt::Key_Tab);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QCOMPARE(chips->current(), u"b"_s);
        QCOMPARE(QApplication::focusWidget(), chips);
        QCOMPARE(chips->accessibleDescription(), u"B 5"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_End);
        QCOMPARE(chips->current(), u"c"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QCOMPARE(chips->current(), u"c"_s);
        QCOMPARE(changed.count(), 2);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), after);
    }

    void chipsWrapWhenNarrow()
    {
        FilterChips chips;
        for (const QString &id : {u"one"_s, u"two"_s, u"three"_s, u"four"_s})
            chips.setChip(id, id);
        QVERIFY(chips.heightForWidth(90) > chips.heightForWidth(1000));
    }

    // --- small things ---

    void keyButtonKeepsItsKeyThroughNewTexts()
    {
        KeyButton button(u"Finish"_s, QKeySequence(Qt::Key_F9));
        const int withKey = button.sizeHint().width();
        button.setLabel(u"完成"_s);
        QCOMPARE(button.key(), QKeySequence(Qt::Key_F9));
        QVERIFY(!button.autoDefault());
        KeyButton plain(u"Finish"_s);
        QVERIFY(plain.sizeHint().width() < withKey);
    }

    void heldKeyPressesOnce()
    {
        QWidget window;
        KeyButton button(u"Finish"_s, QKeySequence(Qt::Key_F9), &window);
        button.setLabel(u"完成"_s);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QSignalSpy clicked(&button, &QPushButton::clicked);
        QTest::keyClick(&window, Qt::Key_F9);
        QCOMPARE(clicked.count(), 1);
        // As the platform sends a key that is held down.
        QTest::simulateEvent(&window, true, Qt::Key_F9, Qt::NoModifier, QString(), true);
        QTest::simulateEvent(&window, true, Qt::Key_F9, Qt::NoModifier, QString(), true);
        QCOMPARE(clicked.count(), 1);
        QTest::keyClick(&window, Qt::Key_F9);
        QCOMPARE(clicked.count(), 2);
    }

    void fieldErrorMarksAndDescribesItsField()
    {
        QWidget window;
        QLineEdit edit(&window);
        FieldError error(&edit);
        error.setError(u"Enter <b>grams</b>"_s);
        QCOMPARE(edit.accessibleDescription(), u"Enter <b>grams</b>"_s);
        QCOMPARE(edit.property("invalid").toBool(), true);
        QCOMPARE(error.textFormat(), Qt::PlainText);
        error.setError({});
        QCOMPARE(edit.property("invalid").toBool(), false);
        QVERIFY(edit.accessibleDescription().isEmpty());
        QVERIFY(error.isHidden());
    }

    void messageBarKeepsItsHeight()
    {
        MessageBar bar;
        bar.resize(600, bar.sizeHint().height());
        const int idle = bar.minimumHeight();
        bar.setMessage(MessageBar::Kind::Wrong, u"Not in this order"_s, u"Expected a pen"_s);
        QVERIFY(bar.sizeHint().height() <= idle + 4);
        QCOMPARE(bar.accessibleName(), u"Not in this order Expected a pen"_s);
    }

    void dataIsNeverRichText()
    {
        MessageBar bar;
        QCOMPARE(makeLabel(LabelRole::Body, {}, &bar)->textFormat(), Qt::PlainText);
        for (const QLabel *label : bar.findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        EmptyState empty;
        for (const QLabel *label : empty.findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);

        // Qt shows a tooltip as rich text when it looks like that.
        const QString name = u"<b>张三</b> & <img src=\"x\">"_s;
        PillButton account;
        account.setMostLetters(3);
        account.setLook(Tone::Neutral, {}, name);
        ElidedLabel status(LabelRole::Body);
        status.resize(20, 20);
        status.setFullText(name);
        for (const QString &tip : {account.toolTip(), status.toolTip(), plainToolTip(name)}) {
            QVERIFY(Qt::mightBeRichText(tip));
            QCOMPARE(QTextDocumentFragment::fromHtml(tip).toPlainText(), name);
        }
    }

    void toolTipsAreMarkupOnlyWhereTheyMustBe()
    {
        QCOMPARE(plainToolTip({}), QString());
        QCOMPARE(plainToolTip(u"A & B  (F2)"_s), u"A & B  (F2)"_s);
        QCOMPARE(plainToolTip(u"&lt;b>"_s), u"<qt>&amp;lt;b&gt;</qt>"_s);
        // Only rich text is broken into lines, and there a line break is a tag.
        const QString remark = u"Fragile: "_s.repeated(30) + u"\nnever < 3 layers"_s;
        QVERIFY(Qt::mightBeRichText(plainToolTip(remark)));
        QCOMPARE(QTextDocumentFragment::fromHtml(plainToolTip(remark)).toPlainText().simplified(), remark.simplified());
        QVERIFY(plainToolTip(remark).contains(u"<br>"_s));
    }

    void emptyStatesSideBySideStandAtOneHeight()
    {
        QWidget window;
        auto *left = new EmptyState(&window);
        auto *right = new EmptyState(&window);
        left->setReason(u"search"_s, u"Nothing found"_s, u"No order contains it."_s, u"Show all"_s);
        right->setReason(u"truck"_s, u"No order is open"_s);
        left->setGeometry(0, 30, 300, 570);
        right->setGeometry(300, 150, 500, 400);
        window.resize(800, 600);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const auto titleAt = [&window](const EmptyState *state) {
            for (const QLabel *label : state->findChildren<QLabel *>()) {
                if (label->text() == state->title())
                    return label->mapTo(&window, QPoint()).y();
            }
            return -1;
        };
        QTRY_COMPARE(titleAt(left), titleAt(right));
        QVERIFY(titleAt(left) > 200);
        // Where there is no room the words come first.
        right->setGeometry(300, 150, 500, 80);
        QTRY_VERIFY(titleAt(right) >= 150 && titleAt(right) + 20 <= 230);
    }

    void copyLabelCopies()
    {
        CopyLabel label;
        label.setText(u"YT8612"_s);
        label.setWhat(u"Waybill"_s);
        QSignalSpy copied(&label, &CopyLabel::copied);
        label.copy();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"YT8612"_s);
        QCOMPARE(copied.count(), 1);
    }

    void badgeAlwaysHasAWordAndASymbol()
    {
        Badge badge(Tone::Exception, u"缺货"_s);
        QCOMPARE(badge.accessibleName(), u"缺货"_s);
        const int withSymbol = badge.sizeHint().width();
        Badge plain(Tone::Neutral, u"缺货"_s);
        QVERIFY(withSymbol > plain.sizeHint().width());
    }

    // --- Prompt ---

    void promptAnswersWithKeysOnly()
    {
        QWidget window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        DialogPrompt prompt(&window);
        Question question;
        question.title = u"Discard?"_s;
        question.inputLabel = u"Reason"_s;
        question.inputRequired = true;
        question.choices = {{u"go"_s, u"Discard"_s, Choice::Kind::Primary}};
        QList<Answer> answers;
        prompt.ask(question, this, [&answers](const Answer &answer) { answers.append(answer); });
        QPointer<QDialog> dialog = window.findChild<QDialog *>(u"prompt"_s);
        QVERIFY(dialog);
        dialog->activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), dialog.data());
        auto *input = dialog->findChild<QLineEdit *>();
        QTest::keyClick(input, Qt::Key_Return);  // a scanner's Return decides nothing
        QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(dialog->isVisible());
        QVERIFY(answers.isEmpty());
        QVERIFY(!dialog->findChild<FieldError *>()->text().isEmpty());
        QTest::keyClicks(input, u"broken"_s);
        QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(answers.size(), 1);
        QCOMPARE(answers.first().choice, u"go"_s);
        QCOMPARE(answers.first().input, u"broken"_s);
        QTRY_VERIFY(!dialog);
    }

    void anErrorStandsBelowTheLineItSpeaksOf()
    {
        QWidget window;
        window.show();
        DialogPrompt prompt(&window);
        Question question;
        question.title = u"Save?"_s;
        question.inputLabel = u"Passphrase"_s;
        question.inputAgainLabel = u"Repeat"_s;
        question.inputSecret = question.inputRequired = true;
        question.inputLeast = 10;
        question.choices = {{u"save"_s, u"Save"_s, Choice::Kind::Primary}};
        prompt.ask(question, this, [](const Answer &) {});
        auto *dialog = window.findChild<QDialog *>(u"prompt"_s);
        const QList<QLineEdit *> lines = dialog->findChildren<QLineEdit *>();
        QCOMPARE(lines.size(), 2);
        const auto errorOf = [dialog](const QLineEdit *line) {
            for (FieldError *error : dialog->findChildren<FieldError *>()) {
                if (error->field() == line)
                    return error;
            }
            return static_cast<FieldError *>(nullptr);
        };
        auto *save = dialog->findChild<QAbstractButton *>(u"save"_s);
        QTest::keyClicks(lines.first(), u"short"_s);
        save->click();
        const FieldError *first = errorOf(lines.first());
        QVERIFY(first && first->isVisible());
        QTRY_VERIFY(first->y() > lines.first()->y() && first->y() < lines.last()->y());
        QVERIFY(lines.last()->accessibleDescription().isEmpty());
        lines.first()->setText(u"long enough"_s);
        lines.last()->setText(u"something else"_s);
        save->click();
        const FieldError *last = errorOf(lines.last());
        QVERIFY(last && last->isVisible() && !first->isVisible());
        QTRY_VERIFY(last->y() > lines.last()->y());
        dialog->reject();
    }

    void promptIsCancelledWithEscape()
    {
        QWidget window;
        window.show();
        DialogPrompt prompt(&window);
        Question question;
        question.title = u"Wipe?"_s;
        question.choices = {{u"wipe"_s, u"Wipe"_s, Choice::Kind::Danger}};
        QList<Answer> answers;
        prompt.ask(question, this, [&answers](const Answer &answer) { answers.append(answer); });
        auto *dialog = window.findChild<QDialog *>(u"prompt"_s);
        QVERIFY(dialog);
        QTest::keyClick(dialog, Qt::Key_Return);
        QVERIFY(answers.isEmpty());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_COMPARE(answers.size(), 1);
        QVERIFY(answers.first().cancelled());
    }

private:
    std::unique_ptr<Theme> m_theme;
};

}  // namespace wyh::ui

QTEST_MAIN(wyh::ui::TestWidgets)
#include "tst_widgets.moc"
