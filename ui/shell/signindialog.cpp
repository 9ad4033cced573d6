// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/signindialog.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "models/items/problemtext.h"
#include "ui/widgets/fielderror.h"
#include "ui/widgets/keybutton.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/tokens.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

SignInDialog::SignInDialog(store::SyncControl &sync, QWidget *parent)
    : FittingDialog(parent),
      m_sync(sync),
      m_password(new QLineEdit(this)),
      m_error(new FieldError(m_password, this)),
      m_signIn(new KeyButton(tr("Sign in"), QKeySequence(), this))
{
    setObjectName(u"signInDialog"_s);
    setWindowTitle(tr("Sign in again"));
    setModal(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(kGrid);
    column->addWidget(makeLabel(LabelRole::Heading, tr("Sign in again"), this));
    const contract::Account account = sync.account();
    QLabel *who = makeLabel(
        LabelRole::Muted,
        tr("%1 at %2. What you did is kept and sent afterwards.").arg(account.login, sync.platformName()), this);
    who->setWordWrap(true);
    who->setMinimumWidth(360);
    column->addWidget(who);
    QLabel *label = makeLabel(LabelRole::Body, tr("Password"), this);
    label->setBuddy(m_password);
    column->addWidget(label);
    m_password->setObjectName(u"password"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setAccessibleName(tr("Password"));
    column->addWidget(m_password);
    column->addWidget(m_error);
    column->addSpacing(kGrid);
    auto *row = new QHBoxLayout;
    row->addStretch();
    auto *cancel = new KeyButton(tr("Cancel"), QKeySequence(Qt::Key_Escape), this);
    m_signIn->setPrimary(true);
    m_signIn->setObjectName(u"signIn"_s);
    row->addWidget(cancel);
    row->addWidget(m_signIn);
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_signIn, &QPushButton::clicked, this, &SignInDialog::submit);
    connect(m_password, &QLineEdit::returnPressed, this, &SignInDialog::submit);
    connect(m_password, &QLineEdit::textEdited, this, [this] { m_error->setError({}); });
    m_password->setFocus();
}

void SignInDialog::submit()
{
    if (!m_signIn->isEnabled())
        return;
    if (m_password->text().isEmpty()) {
        m_error->setError(items::problemSentence(u"password-missing"_s).text());
        return;
    }
    m_signIn->setEnabled(false);
    m_sync.signIn(m_password->text(), this, [this](const Status &status) {
        m_signIn->setEnabled(true);
        if (status.ok()) {
            accept();
            return;
        }
        m_error->setError(status.error().code == u"sign-in-failed"_s
                              ? tr("Check the password. The platform does not accept it.")
                              : items::problemSentence(status.error()).text());
        m_password->selectAll();
        m_password->setFocus();
    });
}

}  // namespace wyh::ui
