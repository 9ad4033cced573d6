// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include "models/core/error.h"
#include "models/items/problemtext.h"

class QLabel;
class QLineEdit;

namespace wyh::ui {

class FieldError;

/// Address, account and password, each with its error below it.
class SignInForm : public QWidget
{
    Q_OBJECT

public:
    explicit SignInForm(QWidget *parent = nullptr);

    void setValues(const QString &address, const QString &login);
    [[nodiscard]] QString address() const;  ///< "https://" put in front when no scheme was typed
    [[nodiscard]] QString login() const;
    [[nodiscard]] QString password() const;
    void clearPassword();
    /// Checks that everything is filled in and shows what is missing.
    bool check();
    /// Puts an error of the service below the field it belongs to and the focus there. False: it belongs to none.
    bool showError(const Error &error);
    /// What to do and why, for somebody who is only signing in: there is no work yet to go on with.
    static items::Sentence sentence(const Error &error);
    void clearErrors();
    void focusFirstEmpty();

signals:
    void submitted();  ///< Return in the last field

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void put(FieldError *below, const QString &sentence);

    QLabel *m_labels[3];
    QLineEdit *m_address;
    QLineEdit *m_login;
    QLineEdit *m_password;
    FieldError *m_addressError;
    FieldError *m_loginError;
    FieldError *m_passwordError;
};

}  // namespace wyh::ui
