// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

namespace wyh::ui {

/// A dialog that is always high enough for its words: lines that wrap need a height that Qt knows only when the width
/// is settled, and an error that appears later needs some more.
class FittingDialog : public QDialog
{
    Q_OBJECT

public:
    using QDialog::QDialog;

protected:
    bool event(QEvent *event) override;

private:
    void grow();
};

}  // namespace wyh::ui
