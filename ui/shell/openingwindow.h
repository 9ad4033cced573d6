// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;

namespace wyh::ui {

class KeyButton;

/// Stands where the main window will be while the orders of an account are opened, should that take long: after an
/// update made their columns anew, or a power cut left files to be looked through.
class OpeningWindow : public QWidget
{
    Q_OBJECT

public:
    explicit OpeningWindow(QWidget *parent = nullptr);

signals:
    /// By the user, who does not want to wait. What is under way cannot be broken off: the window stays and says so.
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();

    QLabel *m_title;
    QLabel *m_line;
    KeyButton *m_close;
    bool m_closing = false;
};

}  // namespace wyh::ui
