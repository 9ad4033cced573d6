// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include "models/items/preferences.h"
#include "ui/shell/signinservice.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace wyh::ui {

class AccountList;
class KeyButton;
class MessageBar;
class SignInForm;

/// The window before the main window: go on with an account of this PC, connect to a platform, or try it here. With a
/// single account that has to sign in it opens at the form. Pure UI over SignInService.
class FirstRun : public QWidget
{
    Q_OBJECT

public:
    FirstRun(SignInService &service, items::Preferences &preferences, QWidget *parent = nullptr);

    /// Shows why the user is here again (signed out, account disabled), above the choices.
    void setNotice(const Error &error);

signals:
    void finished();  ///< signed in

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    enum Step { ChoiceStep, FormStep, BusyStep };
    enum class Attempt { SignIn, Trial, Account };

    QWidget *makeChoices();
    QWidget *makeForm();
    QWidget *makeBusy();
    void showStep(Step step);
    void goOn(Step step);
    void startSignIn();
    void startTrial();
    void startAccount(const KnownAccount &account);
    void begin(Attempt attempt);
    void end(const Status &status);
    void showProgress(const QString &line);
    void retranslate();

    SignInService &m_service;
    items::Preferences &m_preferences;
    QStackedWidget *m_steps;
    QLabel *m_product;
    QLabel *m_claim;
    MessageBar *m_notice;
    QComboBox *m_language;
    const QList<KnownAccount> m_accounts;
    QLabel *m_accountsTitle = nullptr;
    AccountList *m_accountList = nullptr;
    QPushButton *m_connectChoice;
    QPushButton *m_trialChoice;
    QLabel *m_formTitle;
    SignInForm *m_form;
    KeyButton *m_signIn;
    QPushButton *m_back;
    QLabel *m_busyTitle;
    QLabel *m_busyLine;
    QProgressBar *m_busyBar;
    QPushButton *m_cancel;
    Attempt m_attempt = Attempt::SignIn;
    bool m_busy = false;
};

}  // namespace wyh::ui
