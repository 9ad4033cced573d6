// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/store/synccontrol.h"
#include "ui/widgets/fittingdialog.h"

class QLineEdit;
class QLabel;

namespace wyh::ui {

class FieldError;
class KeyButton;

/// The platform wants the profile's own account to sign in again; work and queue stay as they are.
class SignInDialog : public FittingDialog
{
    Q_OBJECT

public:
    SignInDialog(store::SyncControl &sync, QWidget *parent);

private:
    void submit();

    store::SyncControl &m_sync;
    QLineEdit *m_password;
    FieldError *m_error;
    KeyButton *m_signIn;
};

}  // namespace wyh::ui
