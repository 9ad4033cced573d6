// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLineEdit>

namespace wyh::ui {

/// Where a scanner types. No input method (a Chinese one would eat the digits), Return ends a scan and goes nowhere
/// else, so it can never press a dialog's default button.
class ScanEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit ScanEdit(QWidget *parent = nullptr);

    /// Keep the text after Return (default: cleared, ready for the next scan). What is kept is selected, so the next
    /// scan replaces it.
    void setKeepsText(bool keep) { m_keep = keep; }
    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

signals:
    /// NFKC, control characters removed, trimmed, never empty.
    void scanned(const QString &text);
    /// Return on an empty field.
    void emptyReturn();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;

private:
    bool m_keep = false;
};

/// NFKC, control and format characters removed, trimmed.
QString cleanScan(const QString &text);

}  // namespace wyh::ui
