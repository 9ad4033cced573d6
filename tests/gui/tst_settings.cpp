// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include "tests/gui/shellfixture.h"
#include "ui/settings/settingspage.h"
#include "ui/widgets/messagebar.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;
using items::Preferences;

namespace {

class FakeSystem : public SystemService
{
public:
    void diagnostics(QObject *context, std::function<void(const QByteArray &)> answer) override
    {
        QTimer::singleShot(0, context, [answer] { answer("version 1\n"); });
    }
    void wipeCache(QObject *context, std::function<void(const Status &)> answer) override
    {
        ++wipes;
        QTimer::singleShot(0, context,
                           [answer, full = diskFull] { answer(full ? Status(makeError(u"disk-full"_s)) : done()); });
    }
    void showAbout(QWidget *) override { ++abouts; }

    int wipes = 0;
    int abouts = 0;
    bool diskFull = false;
};

}  // namespace

class TestSettings : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m = std::make_unique<ShellFixture>();
        m_system = std::make_unique<FakeSystem>();
        m_page =
            std::make_unique<SettingsPage>(SettingsServices{m->preferences, m->desk, m->prompt, m->saver, *m_system});
        m_page->resize(1000, 700);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->activate();
    }

    void cleanup()
    {
        m_page.reset();
        m_system.reset();
        m.reset();
    }

    void choicesAreMadeWithTheKeyboardAndKept()
    {
        auto *language = m_page->findChild<QComboBox *>(u"language"_s);
        QCOMPARE(QApplication::focusWidget(), language);
        QTest::keyClick(language, Qt::Key_Down);
        QTRY_COMPARE(m->preferences.language(), Preferences::Language::Chinese);
        auto *theme = m_page->findChild<QComboBox *>(u"theme"_s);
        QTest::keyClick(language, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), theme);
        QTest::keyClick(theme, Qt::Key_End);
        QCOMPARE(m->preferences.appearance(), Preferences::Appearance::Dark);
        auto *after = m_page->findChild<QComboBox *>(u"afterPicking"_s);
        QTest::keyClick(after, Qt::Key_Down);
        QCOMPARE(m->preferences.afterPicking(), Preferences::AfterPicking::Ship);
        // What was chosen is on disk.
        Preferences again(m->folder.filePath(u"preferences.ini"_s));
        QCOMPARE(again.language(), Preferences::Language::Chinese);
        QCOMPARE(again.appearance(), Preferences::Appearance::Dark);
        QCOMPARE(again.afterPicking(), Preferences::AfterPicking::Ship);
    }

    void choicesMadeElsewhereAreShown()
    {
        m->preferences.setLanguage(Preferences::Language::English);
        QCOMPARE(m_page->findChild<QComboBox *>(u"language"_s)->currentIndex(), 2);
    }

    void retentionIsCheckedBesideTheField_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("kept");
        QTest::newRow("good") << u"60"_s << 60;
        QTest::newRow("full width") << u"９０"_s << 90;
        QTest::newRow("least") << u"7"_s << 7;
        QTest::newRow("most") << u"365"_s << 365;
        QTest::newRow("too few") << u"6"_s << -1;
        QTest::newRow("too many") << u"366"_s << -1;
        QTest::newRow("decimals") << u"30.5"_s << -1;
        QTest::newRow("nothing") << QString() << -1;
    }

    void retentionIsCheckedBesideTheField()
    {
        QFETCH(QString, typed);
        QFETCH(int, kept);
        auto *days = m_page->findChild<QLineEdit *>(u"retentionDays"_s);
        days->setFocus();
        days->setText(typed);
        QTest::keyClick(days, Qt::Key_Return);
        QCOMPARE(m->preferences.retentionDays(), kept < 0 ? Preferences::kUsualRetention : kept);
        QCOMPARE(days->accessibleDescription().isEmpty(), kept >= 0);
    }

    void wipeAsksFirstAndNamesWhatIsKept()
    {
        m->desk.addOperation(operation(store::OpState::Pending, PickOp{LineId(u"l"_s), 1}));
        auto *wipe = m_page->findChild<QPushButton *>(u"wipe"_s);
        m->prompt.answers = {{}, {u"wipe"_s, {}}, {u"wipe"_s, {}}};
        QTest::keyClick(wipe, Qt::Key_Space);
        QTRY_COMPARE(m->prompt.answers.size(), 2);
        QVERIFY(m->prompt.asked.first().detail.contains(u'1'));
        QTest::qWait(20);
        QCOMPARE(m_system->wipes, 0);
        QTest::keyClick(wipe, Qt::Key_Space);
        auto *message = m_page->findChild<MessageBar *>();
        QTRY_COMPARE(message->kind(), MessageBar::Kind::Good);
        m_system->diskFull = true;
        QTRY_VERIFY(wipe->isEnabled());
        QTest::keyClick(wipe, Qt::Key_Space);
        QTRY_COMPARE(message->kind(), MessageBar::Kind::Wrong);
        QCOMPARE(m_system->wipes, 2);
    }

    void diagnosticsAreSeenBeforeTheyAreSaved()
    {
        QTest::keyClick(m_page->findChild<QPushButton *>(u"diagnostics"_s), Qt::Key_Space);
        QTRY_VERIFY(m_page->findChild<QDialog *>(u"diagnosticsDialog"_s));
        auto *dialog = m_page->findChild<QDialog *>(u"diagnosticsDialog"_s);
        QCOMPARE(dialog->findChild<QPlainTextEdit *>(u"preview"_s)->toPlainText(), u"version 1\n"_s);
        QVERIFY(m->saver.contents.isEmpty());
        QTest::keyClick(dialog, Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(m->saver.contents, QList<QByteArray>{"version 1\n"});
        QTest::keyClick(m_page->findChild<QPushButton *>(u"about"_s), Qt::Key_Space);
        QCOMPARE(m_system->abouts, 1);
    }

private:
    std::unique_ptr<ShellFixture> m;
    std::unique_ptr<FakeSystem> m_system;
    std::unique_ptr<SettingsPage> m_page;
};

}  // namespace wyh::ui

QTEST_MAIN(wyh::ui::TestSettings)
#include "tst_settings.moc"
