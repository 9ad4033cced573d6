// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <algorithm>

#include "tests/gui/shellfixture.h"
#include "ui/shell/firstrun.h"
#include "ui/shell/openingwindow.h"
#include "ui/widgets/messagebar.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {

/// Answers when the test says so.
class FakeSignIn : public SignInService
{
public:
    void signIn(const QString &address, const QString &login, const QString &password, QObject *context,
                Progress progress, Done done) override
    {
        asked.append({address, login, password});
        m_context = context;
        m_done = std::move(done);
        progress(u"Asking the platform"_s);
    }
    void tryOnThisPc(QObject *context, Progress, Done done) override
    {
        ++trials;
        m_context = context;
        m_done = std::move(done);
    }
    QList<KnownAccount> accounts() override { return known; }
    void openAccount(const QString &key, QObject *context, Done done) override
    {
        opened.append(key);
        m_context = context;
        m_done = std::move(done);
    }
    void cancel() override { answer(makeError(u"cancelled"_s)); }

    void answer(const Status &status)
    {
        if (m_context && m_done)
            QTimer::singleShot(0, m_context, [done = std::exchange(m_done, {}), status] { done(status); });
    }

    QList<QStringList> asked;
    int trials = 0;
    QList<KnownAccount> known;
    QStringList opened;

private:
    QPointer<QObject> m_context;
    Done m_done;
};

}  // namespace

class TestFirstRun : public QObject
{
    Q_OBJECT

    void open()
    {
        m_window = std::make_unique<FirstRun>(m_service, m->preferences);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    [[nodiscard]] QLineEdit *edit(const QString &name) const { return m_window->findChild<QLineEdit *>(name); }
    [[nodiscard]] QPushButton *button(const QString &name) const { return m_window->findChild<QPushButton *>(name); }

private slots:
    void init()
    {
        m = std::make_unique<ShellFixture>();
        m_service = FakeSignIn();
    }

    void cleanup()
    {
        m_window.reset();
        m.reset();
    }

    void connectWithTheKeyboardOnly()
    {
        open();
        QSignalSpy finished(m_window.get(), &FirstRun::finished);
        QCOMPARE(QApplication::focusWidget(), button(u"connectChoice"_s));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(QApplication::focusWidget(), edit(u"address"_s));
        QTest::keyClicks(QApplication::focusWidget(), u"platform.example.com"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTest::keyClicks(QApplication::focusWidget(), u"packer@huafeng"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTest::keyClicks(QApplication::focusWidget(), u"secret"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(m_service.asked,
                 (QList<QStringList>{{u"https://platform.example.com"_s, u"packer@huafeng"_s, u"secret"_s}}));
        QVERIFY(button(u"cancel"_s)->isVisible());
        m_service.answer(done());
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(m->preferences.login(), u"packer@huafeng"_s);
        QVERIFY(edit(u"password"_s)->text().isEmpty());
    }

    void whatIsMissingStandsBesideItsField()
    {
        open();
        button(u"connectChoice"_s)->click();
        button(u"signIn"_s)->click();
        QVERIFY(m_service.asked.isEmpty());
        for (const QString &name : {u"address"_s, u"login"_s, u"password"_s})
            QVERIFY2(!edit(name)->accessibleDescription().isEmpty(), qPrintable(name));
        QCOMPARE(QApplication::focusWidget(), edit(u"address"_s));
    }

    void errorsStandBesideTheFieldTheyBelongTo_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("field");
        QTest::newRow("wrong password") << u"sign-in-failed"_s << u"password"_s;
        QTest::newRow("disabled") << u"account-disabled"_s << u"login"_s;
        QTest::newRow("locked") << u"account-locked"_s << u"login"_s;
        QTest::newRow("no network") << u"no-route"_s << u"address"_s;
        QTest::newRow("slow network") << u"timed-out"_s << u"address"_s;
        QTest::newRow("certificate") << u"tls"_s << u"address"_s;
        QTest::newRow("http") << u"address-not-https"_s << u"address"_s;
    }

    void errorsStandBesideTheFieldTheyBelongTo()
    {
        QFETCH(QString, code);
        QFETCH(QString, field);
        m->preferences.rememberAccount(u"https://p.example.com"_s, u"packer@huafeng"_s);
        open();
        QCOMPARE(QApplication::focusWidget(), edit(u"password"_s));  // a remembered account needs only the password
        QTest::keyClicks(edit(u"password"_s), u"x"_s);
        QTest::keyClick(edit(u"password"_s), Qt::Key_Return);
        m_service.answer(makeError(code));
        QTRY_VERIFY(!edit(field)->accessibleDescription().isEmpty());
        for (const QString &other : {u"address"_s, u"login"_s, u"password"_s}) {
            if (other != field)
                QVERIFY(edit(other)->accessibleDescription().isEmpty());
        }
        QCOMPARE(QApplication::focusWidget(), edit(field));
        // There is no work to go on with before the first sign-in.
        QVERIFY(!edit(field)->accessibleDescription().contains(u"Go on working"_s));
    }

    void whatIsNoFieldsFaultStandsAlone_data()
    {
        QTest::addColumn<QString>("code");
        for (const char *code : {"client-too-old", "device-revoked-kept", "device-revoked", "unavailable", "disk-full"})
            QTest::newRow(code) << QString::fromLatin1(code);
    }

    void whatIsNoFieldsFaultStandsAlone()
    {
        QFETCH(QString, code);
        m->preferences.rememberAccount(u"https://p.example.com"_s, u"packer@huafeng"_s);
        open();
        QTest::keyClicks(edit(u"password"_s), u"x"_s);
        QTest::keyClick(edit(u"password"_s), Qt::Key_Return);
        m_service.answer(makeError(code, {}, {{u"count"_s, 3}, {u"path"_s, u"C:\\unsent.rescue"_s}}));
        auto *notice = m_window->findChild<MessageBar *>();
        QTRY_VERIFY(notice->isVisible());
        for (const QString &field : {u"address"_s, u"login"_s, u"password"_s})
            QVERIFY2(edit(field)->accessibleDescription().isEmpty(), qPrintable(field));
        const QString said = notice->title() + u' ' + notice->detail();
        QVERIFY2(!said.contains(u"meanwhile"_s) && !said.contains(u"Go on working"_s), qPrintable(said));
        if (code != u"device-revoked-kept"_s)
            return;
        // The manager needs the name of the file: it can be copied.
        QVERIFY2(said.contains(u"C:\\unsent.rescue"_s), qPrintable(said));
        for (const QLabel *label : notice->findChildren<QLabel *>())
            QVERIFY(!label->text().contains(u"unsent.rescue"_s) ||
                    label->textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
        // The next attempt takes it away.
        QTest::keyClicks(edit(u"password"_s), u"y"_s);
        QTest::keyClick(edit(u"password"_s), Qt::Key_Return);
        QVERIFY(!notice->isVisible());
    }

    void whatWasSaidOfOneAttemptIsGoneWithIt()
    {
        m_service.known = {{u"k1"_s, u"李四"_s, u"li@huafeng"_s, u"华丰文具"_s, u"https://p.example.com"_s,
                            u"p.example.com"_s, 0, true},
                           {u"k2"_s, u"王五"_s, u"wang@huafeng"_s, u"华丰文具"_s, u"https://p.example.com"_s,
                            u"p.example.com"_s, 0, true}};
        open();
        auto *notice = m_window->findChild<MessageBar *>();
        const auto fail = [&](const QString &code) {
            QTest::keyClicks(edit(u"password"_s), u"x"_s);
            QTest::keyClick(edit(u"password"_s), Qt::Key_Return);
            m_service.answer(makeError(code));
            QTRY_VERIFY(edit(u"password"_s)->isVisible());
        };
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        fail(u"sign-in-failed"_s);
        QVERIFY(!edit(u"password"_s)->accessibleDescription().isEmpty());
        button(u"back"_s)->click();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);  // another account
        QCOMPARE(edit(u"login"_s)->text(), u"wang@huafeng"_s);
        QVERIFY(edit(u"password"_s)->accessibleDescription().isEmpty());
        fail(u"unavailable"_s);
        QVERIFY(notice->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QVERIFY(!notice->isVisible());
        m_window->setNotice(makeError(u"client-too-old"_s));
        QVERIFY(notice->isVisible());
        button(u"connectChoice"_s)->click();
        QVERIFY(!notice->isVisible());
        button(u"signIn"_s)->click();  // the account is missing
        QVERIFY(!edit(u"login"_s)->accessibleDescription().isEmpty());
        button(u"back"_s)->click();
        button(u"connectChoice"_s)->click();
        QVERIFY(edit(u"login"_s)->accessibleDescription().isEmpty());
    }

    void trialIsCancelledAndFails()
    {
        open();
        QTest::keyClick(button(u"trialChoice"_s), Qt::Key_Space);
        QCOMPARE(m_service.trials, 1);
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QTRY_VERIFY(button(u"trialChoice"_s)->isVisible());
        QVERIFY(!m_window->findChild<MessageBar *>()->isVisible());
        button(u"trialChoice"_s)->click();
        QCOMPARE(m_service.trials, 2);
        m_service.answer(makeError(u"disk-full"_s));
        QTRY_VERIFY(m_window->findChild<MessageBar *>()->isVisible());
        QVERIFY(m_window->findChild<MessageBar *>()->title().contains(u"disk"_s));
        QSignalSpy finished(m_window.get(), &FirstRun::finished);
        button(u"trialChoice"_s)->click();
        m_service.answer(done());
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(m->preferences.login().isEmpty());
    }

    void theAccountsOfThisPcAreChosenByKeyboard()
    {
        m->preferences.rememberAccount(u"https://p.example.com"_s, u"packer@huafeng"_s);
        m_service.known = {
            {u"k1"_s, u"李四"_s, u"li@huafeng"_s, u"华丰文具"_s, u"https://p.example.com"_s, u"p.example.com"_s, 3,
             false},
            {u"k2"_s, u"王五"_s, u"wang@huafeng"_s, u"华丰文具"_s, u"https://p.example.com"_s, u"p.example.com"_s, 0,
             false},
            {u"k3"_s, {}, u"old@huafeng"_s, u"华丰文具"_s, u"https://p.example.com"_s, u"p.example.com"_s, -1, true}};
        open();
        QSignalSpy finished(m_window.get(), &FirstRun::finished);
        QWidget *first = QApplication::focusWidget();
        QCOMPARE(first->accessibleName(), u"李四, 3 not confirmed"_s);
        QVERIFY(first->accessibleDescription().contains(u"华丰文具"_s));
        QVERIFY(!first->accessibleDescription().contains(u"p.example.com"_s));  // the same for all of them
        QTest::keyClick(first, Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget()->accessibleName(), u"王五"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(m_service.opened, QStringList{u"k2"_s});
        m_service.answer(makeError(u"profile-in-use"_s));
        QTRY_VERIFY(m_window->findChild<MessageBar *>()->isVisible());
        QCOMPARE(QApplication::focusWidget(), first);
        QTest::keyClick(first, Qt::Key_Space);
        QCOMPARE(m_service.opened, (QStringList{u"k2"_s, u"k1"_s}));
        m_service.answer(done());
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(m_service.asked.isEmpty());
        QCOMPARE(m->preferences.login(), u"packer@huafeng"_s);  // nobody signed in
    }

    void aSignedOutAccountNeedsItsPassword()
    {
        m_service.known = {{u"k1"_s, u"李四"_s, u"li@huafeng"_s, u"华丰文具"_s, u"https://p.example.com"_s,
                            u"p.example.com"_s, 0, true},
                           {u"k2"_s, u"王五"_s, u"wang@huafeng"_s, u"华丰文具"_s, u"https://q.example.com"_s,
                            u"q.example.com"_s, 0, true}};
        open();
        QCOMPARE(QApplication::focusWidget()->accessibleName(), u"李四, signed out"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(m_service.opened.isEmpty());
        QCOMPARE(QApplication::focusWidget(), edit(u"password"_s));
        QCOMPARE(edit(u"address"_s)->text(), u"https://q.example.com"_s);
        QCOMPARE(edit(u"login"_s)->text(), u"wang@huafeng"_s);
        // Somebody new on this PC: the address is the same, the account is not.
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        button(u"connectChoice"_s)->click();
        QCOMPARE(QApplication::focusWidget(), edit(u"login"_s));
        QCOMPARE(edit(u"address"_s)->text(), u"https://q.example.com"_s);
    }

    void theOnlyAccountThatIsSignedOutComesToTheForm()
    {
        m_service.known = {{u"k1"_s, u"李四"_s, u"li@huafeng"_s, u"华丰文具"_s, u"https://p.example.com"_s,
                            u"p.example.com"_s, 2, true}};
        open();
        QCOMPARE(QApplication::focusWidget(), edit(u"password"_s));
        QCOMPARE(edit(u"login"_s)->text(), u"li@huafeng"_s);
        button(u"back"_s)->click();
        QCOMPARE(QApplication::focusWidget()->accessibleName(), u"李四, 2 not confirmed"_s);
        // The place at the right is taken: the state stands before what may be cut.
        QVERIFY(QApplication::focusWidget()->accessibleDescription().startsWith(u"signed out"_s));
    }

    void oneAttemptAtATime()
    {
        m->preferences.rememberAccount(u"https://p.example.com"_s, u"packer@huafeng"_s);
        open();
        edit(u"password"_s)->setText(u"x"_s);
        QTest::keyClick(edit(u"password"_s), Qt::Key_Return);
        button(u"signIn"_s)->click();
        QCOMPARE(m_service.asked.size(), 1);
    }

    void closingCancels()
    {
        open();
        button(u"trialChoice"_s)->click();
        QSignalSpy finished(m_window.get(), &FirstRun::finished);
        m_window->close();
        m_service.answer(done());  // too late: it was answered by cancel()
        QTest::qWait(20);
        QCOMPARE(finished.count(), 0);
    }

    void aLongOpeningSaysThatItIsClosing()
    {
        OpeningWindow window;
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QSignalSpy closed(&window, &OpeningWindow::closed);
        auto *button = window.findChild<QPushButton *>();
        QVERIFY(button->hasFocus());
        QTest::keyClick(&window, Qt::Key_Escape);
        QCOMPARE(closed.size(), 1);
        // What is under way comes to its end first, and until then there is something to look at.
        QVERIFY(window.isVisible());
        QVERIFY(!button->isEnabled());
        const auto labels = window.findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(),
                            [](const QLabel *label) { return label->text().startsWith(u"Closing."_s); }));
        window.close();
        QVERIFY(!window.isVisible());
        QCOMPARE(closed.size(), 1);
    }

private:
    FakeSignIn m_service;
    std::unique_ptr<ShellFixture> m;
    std::unique_ptr<FirstRun> m_window;
};

}  // namespace wyh::ui

QTEST_MAIN(wyh::ui::TestFirstRun)
#include "tst_firstrun.moc"
