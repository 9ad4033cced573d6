// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/signinform.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "models/items/problemtext.h"
#include "ui/widgets/fielderror.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/scanedit.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

SignInForm::SignInForm(QWidget *parent)
    : QWidget(parent), m_address(new QLineEdit(this)), m_login(new QLineEdit(this)), m_password(new QLineEdit(this))
{
    m_address->setObjectName(u"address"_s);
    m_login->setObjectName(u"login"_s);
    m_password->setObjectName(u"password"_s);
    m_address->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoPredictiveText);
    m_login->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    m_password->setEchoMode(QLineEdit::Password);
    m_address->setPlaceholderText(u"https://platform.example.com"_s);
    m_login->setPlaceholderText(u"packer@company"_s);
    m_addressError = new FieldError(m_address, this);
    m_loginError = new FieldError(m_login, this);
    m_passwordError = new FieldError(m_password, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    QLineEdit *edits[] = {m_address, m_login, m_password};
    FieldError *errors[] = {m_addressError, m_loginError, m_passwordError};
    for (int i = 0; i < 3; ++i) {
        m_labels[i] = makeLabel(LabelRole::Body, {}, this);
        m_labels[i]->setBuddy(edits[i]);
        column->addWidget(m_labels[i]);
        column->addWidget(edits[i]);
        column->addWidget(errors[i]);
        column->addSpacing(8);
        FieldError *error = errors[i];
        connect(edits[i], &QLineEdit::textEdited, error, [error] { error->setError({}); });
    }
    connect(m_address, &QLineEdit::returnPressed, m_login, qOverload<>(&QWidget::setFocus));
    connect(m_login, &QLineEdit::returnPressed, m_password, qOverload<>(&QWidget::setFocus));
    connect(m_password, &QLineEdit::returnPressed, this, &SignInForm::submitted);
    retranslate();
}

void SignInForm::setValues(const QString &address, const QString &login)
{
    m_address->setText(address);
    m_login->setText(login);
}

QString SignInForm::address() const
{
    QString text = cleanScan(m_address->text());
    if (!text.isEmpty() && !text.contains(u"://"_s))
        text.prepend(u"https://"_s);
    return text;
}

QString SignInForm::login() const
{
    return cleanScan(m_login->text());
}

QString SignInForm::password() const
{
    return m_password->text();
}

void SignInForm::clearPassword()
{
    m_password->clear();
}

void SignInForm::clearErrors()
{
    for (FieldError *error : {m_addressError, m_loginError, m_passwordError})
        error->setError({});
}

void SignInForm::put(FieldError *below, const QString &sentence)
{
    below->setError(sentence);
    below->field()->setFocus(Qt::OtherFocusReason);
}

bool SignInForm::check()
{
    clearErrors();
    // From the last to the first, so that the focus ends in the first one that is empty.
    bool good = true;
    const auto need = [&](bool empty, FieldError *error, const QString &code) {
        if (!empty)
            return;
        good = false;
        put(error, items::problemSentence(code).text());
    };
    need(password().isEmpty(), m_passwordError, u"password-missing"_s);
    need(login().isEmpty(), m_loginError, u"login-missing"_s);
    need(address().isEmpty(), m_addressError, u"address-empty"_s);
    return good;
}

items::Sentence SignInForm::sentence(const Error &error)
{
    items::Sentence words = items::problemSentence(error);
    static const QStringList kNoAnswer{u"no-route"_s, u"timed-out"_s, u"timeout"_s, u"connection-broken"_s};
    static const QStringList kNotNow{u"unavailable"_s, u"internal"_s, u"too-many-requests"_s};
    if (kNoAnswer.contains(error.code))
        words.todo = tr("Check the address and the network, then sign in again.");
    else if (kNotNow.contains(error.code))
        words.todo = tr("Wait a moment, then sign in again.");
    else if (error.code == u"client-too-old"_s)
        words.why = tr("The platform no longer accepts this version.");
    else if (error.code == u"account-disabled"_s)
        words.why = tr("This account is disabled.");
    return words;
}

bool SignInForm::showError(const Error &error)
{
    static const QStringList kOfAddress{u"no-route"_s,          u"timed-out"_s,  u"timeout"_s,
                                        u"connection-broken"_s, u"tls"_s,        u"plain-http-refused"_s,
                                        u"not-our-platform"_s,  u"redirected"_s, u"not-found"_s};
    clearErrors();
    const QString words = sentence(error).text();
    if (error.code == u"sign-in-failed"_s || error.code == u"password-missing"_s) {
        put(m_passwordError, words);
        m_password->selectAll();
    } else if (error.code.startsWith(u"account-"_s) || error.code == u"other-account"_s ||
               error.code == u"login-missing"_s || error.code == u"organization-unknown"_s) {
        put(m_loginError, words);
    } else if (error.code.startsWith(u"address-"_s) || kOfAddress.contains(error.code)) {
        put(m_addressError, words);
    } else {
        return false;
    }
    return true;
}

void SignInForm::focusFirstEmpty()
{
    for (QLineEdit *edit : {m_address, m_login, m_password}) {
        if (edit->text().isEmpty()) {
            edit->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    m_password->setFocus(Qt::OtherFocusReason);
}

void SignInForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SignInForm::retranslate()
{
    const QString words[] = {tr("Platform address"), tr("Account"), tr("Password")};
    QLineEdit *edits[] = {m_address, m_login, m_password};
    for (int i = 0; i < 3; ++i) {
        m_labels[i]->setText(words[i]);
        edits[i]->setAccessibleName(words[i]);
    }
}

}  // namespace wyh::ui
