// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

#include "ui/widgets/filesaver.h"

class QLabel;
class QPlainTextEdit;

namespace wyh::ui {

/// Shows what the diagnostics contain before anything is saved.
class DiagnosticsDialog : public QDialog
{
    Q_OBJECT

public:
    DiagnosticsDialog(QByteArray content, FileSaver &saver, QWidget *parent);

private:
    QByteArray m_content;
    FileSaver &m_saver;
    QLabel *m_result;
};

}  // namespace wyh::ui
