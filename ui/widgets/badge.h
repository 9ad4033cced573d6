// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include "ui/widgets/painting.h"

namespace wyh::ui {

/// A word with its symbol on a soft ground: "缺货", "待同步".
class Badge : public QWidget
{
    Q_OBJECT

public:
    explicit Badge(QWidget *parent = nullptr);
    Badge(Tone tone, const QString &text, QWidget *parent = nullptr);

    /// withIcon: the symbol of the tone; pass a name for another one.
    void setLook(Tone tone, const QString &text, const QString &iconName = {});
    [[nodiscard]] QString text() const { return m_pill.text; }
    [[nodiscard]] Tone tone() const { return m_pill.tone; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    PillLook m_pill;
};

}  // namespace wyh::ui
