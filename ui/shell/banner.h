// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

#include "ui/shell/connectiontext.h"

class QLabel;
class QPushButton;
class QProgressBar;

namespace wyh::ui {

/// A line above the page while something about the connection needs to be known; hidden otherwise.
class Banner : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(QWidget *parent = nullptr);
    void setLook(const BannerLook &look);
    [[nodiscard]] const BannerLook &look() const { return m_look; }

signals:
    void actionTriggered(wyh::ui::BannerLook::Kind kind);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();
    [[nodiscard]] Tone tone() const;

    BannerLook m_look;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_action;
    QProgressBar *m_progress;
};

}  // namespace wyh::ui
