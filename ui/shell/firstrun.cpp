// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/firstrun.h"

#include <QCloseEvent>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "models/items/problemtext.h"
#include "ui/shell/accountlist.h"
#include "ui/shell/choicecard.h"
#include "ui/shell/signinform.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/keybutton.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/painting.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

FirstRun::FirstRun(SignInService &service, items::Preferences &preferences, QWidget *parent)
    : QWidget(parent),
      m_service(service),
      m_preferences(preferences),
      m_steps(new QStackedWidget(this)),
      m_product(makeLabel(LabelRole::Banner, {}, this)),
      m_claim(makeLabel(LabelRole::Muted, {}, this)),
      m_notice(new MessageBar(this)),
      m_language(new QComboBox(this)),
      m_accounts(service.accounts())
{
    setObjectName(u"firstRun"_s);
    m_claim->setWordWrap(true);
    m_notice->setBig(false);
    m_notice->hide();
    m_language->setObjectName(u"language"_s);
    m_steps->addWidget(makeChoices());
    m_steps->addWidget(makeForm());
    m_steps->addWidget(makeBusy());

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(40, 32, 40, 24);
    column->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->addWidget(m_product);
    head->addStretch();
    head->addWidget(m_language);
    column->addLayout(head);
    column->addWidget(m_claim);
    column->addSpacing(8);
    column->addWidget(m_notice);
    column->addSpacing(8);
    column->addWidget(m_steps, 1);
    resize(720, 540);
    setMinimumSize(640, 500);

    m_language->addItems({QString(), u"简体中文"_s, u"English"_s});
    m_language->setCurrentIndex(static_cast<int>(m_preferences.language()));
    connect(m_language, &QComboBox::activated, this,
            [this](int index) { m_preferences.setLanguage(static_cast<items::Preferences::Language>(index)); });
    connect(m_form, &SignInForm::submitted, this, &FirstRun::startSignIn);
    m_form->setValues(m_preferences.platformAddress(), m_preferences.login());
    retranslate();
    const bool onlyOne = m_accounts.size() == 1 && m_accounts.first().signedOut;
    if (onlyOne)
        m_form->setValues(m_accounts.first().address, m_accounts.first().login);
    const bool form = onlyOne || (m_accounts.isEmpty() && !m_preferences.login().isEmpty());
    showStep(form ? FormStep : ChoiceStep);
}

QWidget *FirstRun::makeChoices()
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    auto *connectCard = new ChoiceCard(u"building-warehouse"_s, page);
    auto *trialCard = new ChoiceCard(u"device-desktop"_s, page);
    connectCard->setObjectName(u"connectChoice"_s);
    trialCard->setObjectName(u"trialChoice"_s);
    m_connectChoice = connectCard;
    m_trialChoice = trialCard;
    if (!m_accounts.isEmpty()) {
        m_accountsTitle = makeLabel(LabelRole::Heading, {}, page);
        m_accountList = new AccountList(m_accounts, page);
        column->setSpacing(8);
        column->addWidget(m_accountsTitle);
        column->addWidget(m_accountList, 1);
        column->addSpacing(8);
        connectCard->setCompact(true);
        trialCard->setCompact(true);
        connect(m_accountList, &AccountList::chosen, this, [this](int index) { startAccount(m_accounts.at(index)); });
    }
    column->addWidget(connectCard);
    column->addWidget(trialCard);
    if (m_accounts.isEmpty())
        column->addStretch();
    connect(connectCard, &QPushButton::clicked, this, [this] {
        if (!m_accounts.isEmpty())  // another one than those above
            m_form->setValues(m_form->address(), {});
        goOn(FormStep);
    });
    connect(trialCard, &QPushButton::clicked, this, &FirstRun::startTrial);
    return page;
}

QWidget *FirstRun::makeForm()
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    m_formTitle = makeLabel(LabelRole::Heading, {}, page);
    m_form = new SignInForm(page);
    m_signIn = new KeyButton(page);
    m_signIn->setObjectName(u"signIn"_s);
    m_signIn->setPrimary(true);
    m_back = new QPushButton(page);
    m_back->setObjectName(u"back"_s);
    m_back->setAutoDefault(false);
    column->addWidget(m_formTitle);
    column->addWidget(m_form);
    auto *row = new QHBoxLayout;
    row->addWidget(m_back);
    row->addStretch();
    row->addWidget(m_signIn);
    column->addLayout(row);
    column->addStretch();
    connect(m_signIn, &QPushButton::clicked, this, &FirstRun::startSignIn);
    connect(m_back, &QPushButton::clicked, this, [this] { goOn(ChoiceStep); });
    return page;
}

QWidget *FirstRun::makeBusy()
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    m_busyTitle = makeLabel(LabelRole::Heading, {}, page);
    m_busyLine = makeLabel(LabelRole::Muted, {}, page);
    m_busyLine->setWordWrap(true);
    m_busyBar = new QProgressBar(page);
    m_busyBar->setRange(0, 0);
    m_busyBar->setTextVisible(false);
    m_cancel = new QPushButton(page);
    m_cancel->setObjectName(u"cancel"_s);
    m_cancel->setAutoDefault(false);
    column->addWidget(m_busyTitle);
    column->addWidget(m_busyBar);
    column->addWidget(m_busyLine);
    auto *row = new QHBoxLayout;
    row->addWidget(m_cancel);
    row->addStretch();
    column->addLayout(row);
    column->addStretch();
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        m_service.cancel();
    });
    return page;
}

void FirstRun::showStep(Step step)
{
    m_steps->setCurrentIndex(step);
    m_claim->setVisible(step == ChoiceStep && m_accounts.isEmpty());
    switch (step) {
        case ChoiceStep:
            if (m_accountList)
                m_accountList->focusFirst();
            else
                m_connectChoice->setFocus(Qt::OtherFocusReason);
            break;
        case FormStep:
            m_form->focusFirstEmpty();
            break;
        case BusyStep:
            m_cancel->setEnabled(true);
            m_cancel->setFocus(Qt::OtherFocusReason);
            break;
    }
}

/// The user goes on: what was said of the last attempt is over.
void FirstRun::goOn(Step step)
{
    m_notice->hide();
    m_form->clearErrors();
    showStep(step);
}

void FirstRun::setNotice(const Error &error)
{
    const items::Sentence sentence = items::problemSentence(error);
    m_notice->setMessage(MessageBar::Kind::Notice, sentence.todo, sentence.why);
    m_notice->show();
}

void FirstRun::startSignIn()
{
    if (m_busy || !m_form->check())
        return;
    begin(Attempt::SignIn);
    m_service.signIn(
        m_form->address(), m_form->login(), m_form->password(), this,
        [this](const QString &line) { showProgress(line); }, [this](const Status &status) { end(status); });
}

void FirstRun::startTrial()
{
    if (m_busy)
        return;
    begin(Attempt::Trial);
    m_service.tryOnThisPc(
        this, [this](const QString &line) { showProgress(line); }, [this](const Status &status) { end(status); });
}

void FirstRun::startAccount(const KnownAccount &account)
{
    if (m_busy)
        return;
    if (account.signedOut) {
        m_form->setValues(account.address, account.login);
        goOn(FormStep);
        return;
    }
    begin(Attempt::Account);
    m_service.openAccount(account.key, this, [this](const Status &status) { end(status); });
}

void FirstRun::begin(Attempt attempt)
{
    m_busy = true;
    m_attempt = attempt;
    m_notice->hide();
    retranslate();
    showProgress({});
    showStep(BusyStep);
}

void FirstRun::showProgress(const QString &line)
{
    m_busyLine->setText(line.isEmpty() && m_attempt == Attempt::Trial
                            ? tr("Example orders are being prepared. It takes a few seconds.")
                            : line);
    m_busyLine->setVisible(!m_busyLine->text().isEmpty());
}

void FirstRun::end(const Status &status)
{
    m_busy = false;
    if (status.ok()) {
        if (m_attempt == Attempt::SignIn)
            m_preferences.rememberAccount(m_form->address(), m_form->login());
        m_form->clearPassword();
        emit finished();
        return;
    }
    showStep(m_attempt == Attempt::SignIn ? FormStep : ChoiceStep);
    if (status.error().code == u"cancelled"_s)
        return;
    if (m_attempt != Attempt::SignIn) {
        setNotice(status.error());
    } else if (!m_form->showError(status.error())) {
        const items::Sentence sentence = SignInForm::sentence(status.error());
        m_notice->setMessage(MessageBar::Kind::Wrong, sentence.todo, sentence.why);
        m_notice->show();
    }
}

void FirstRun::closeEvent(QCloseEvent *event)
{
    if (m_busy)
        m_service.cancel();
    QWidget::closeEvent(event);
}

void FirstRun::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_steps->currentIndex() == BusyStep) {
        m_cancel->click();
        return;
    }
    if (event->key() == Qt::Key_Escape && m_steps->currentIndex() == FormStep) {
        goOn(ChoiceStep);
        return;
    }
    QWidget::keyPressEvent(event);
}

void FirstRun::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens(this).window);
}

void FirstRun::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FirstRun::retranslate()
{
    setWindowTitle(tr("WoYouHuo"));
    m_product->setText(tr("WoYouHuo"));
    m_claim->setText(
        tr("Pick and ship your purchase orders, with or without a network. What you do is saved on this PC and sent "
           "when the network is back."));
    m_language->setItemText(0, tr("System language"));
    m_language->setAccessibleName(tr("Language"));
    if (m_accountList) {
        m_accountsTitle->setText(tr("Continue with an account on this PC"));
        m_accountList->retranslate();
    }
    static_cast<ChoiceCard *>(m_connectChoice)
        ->setWords(m_accountList ? tr("Connect with another account") : tr("Connect to my platform"),
                   tr("You need your platform's address, your account and your password."));
    static_cast<ChoiceCard *>(m_trialChoice)
        ->setWords(tr("Try it on this PC"), tr("With example orders. No account, no network; nothing leaves this PC."));
    m_formTitle->setText(tr("Sign in to your platform"));
    m_signIn->setLabel(tr("Sign in"));
    m_back->setText(tr("Back"));
    m_cancel->setText(tr("Cancel"));
    m_busyTitle->setText(m_attempt == Attempt::Trial     ? tr("Preparing the trial on this PC…")
                         : m_attempt == Attempt::Account ? tr("Opening the account…")
                                                         : tr("Signing in…"));
}

}  // namespace wyh::ui
