// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QWidget>

class QHBoxLayout;

namespace wyh::ui {

class KeyButton;

/// The buttons below a page, some at the left, the important ones at the right. Where there is no room for all of them
/// they leave out their key caps, all together, so that no word is cut; the keys stay in the status bar and in the tool
/// tips.
class ButtonRow final : public QWidget
{
    Q_OBJECT

public:
    explicit ButtonRow(QWidget *parent = nullptr);

    void addLeft(KeyButton *button);
    void addRight(KeyButton *button);
    /// Any widget at the left edge, e.g. a sum.
    void addLeft(QWidget *widget);
    void clear();  ///< takes all out; the widgets are not deleted
    [[nodiscard]] bool isCompact() const { return m_compact; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] int needed(bool caps) const;
    void fit();

    QHBoxLayout *m_row;
    QList<QWidget *> m_others;
    QList<KeyButton *> m_buttons;
    int m_left = 0;  ///< widgets before the gap
    bool m_compact = false;
};

}  // namespace wyh::ui
