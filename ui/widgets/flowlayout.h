// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLayout>

namespace wyh::ui {

/// Left to right, wrapping into further rows when the width is used up.
class FlowLayout : public QLayout
{
    Q_OBJECT

public:
    /// lineGap: between the lines; the same as between the items when it is not given.
    explicit FlowLayout(QWidget *parent = nullptr, int gap = 6, int lineGap = -1);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    int place(const QRect &rect, bool really) const;

    QList<QLayoutItem *> m_items;
    int m_gap;
    int m_lineGap;
};

}  // namespace wyh::ui
