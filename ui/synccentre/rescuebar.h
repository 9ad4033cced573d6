// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>
#include <optional>

#include "models/store/localstore.h"

namespace wyh::ui {

class KeyButton;
class MessageBar;

/// After a damaged outbox was rescued: what was saved, which hours may be missing, what the platform knows that this PC
/// does not. Stands until somebody has read it.
class RescueBar : public QWidget
{
    Q_OBJECT

public:
    explicit RescueBar(QWidget *parent = nullptr);
    /// nullopt: there is nothing to say, and the bar is hidden.
    void setNotice(const std::optional<store::RescueNotice> &notice, qint64 nowMs);
    [[nodiscard]] QString text() const;

signals:
    void closed();

private:
    MessageBar *m_message;
    KeyButton *m_close;
};

}  // namespace wyh::ui
