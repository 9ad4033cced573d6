// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace wyh::ui {

/// The white strip at the top or bottom of the window, with a line towards the middle.
class Strip : public QWidget
{
    Q_OBJECT

public:
    enum class Edge { Top, Bottom };  ///< where the line is
    explicit Strip(Edge edge, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Edge m_edge;
};

}  // namespace wyh::ui
