// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/fittingdialog.h"

namespace wyh::ui {

/// Version, licence and what the program is made with.
class AboutDialog : public FittingDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(QWidget *parent);
};

/// "WoYouHuo 0.1.0, Qt 6.4.2, Windows 11": for the dialog, the log and the diagnostics.
QString versionLine();

}  // namespace wyh::ui
