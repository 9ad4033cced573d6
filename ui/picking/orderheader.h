// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include "models/domain/order.h"

class QLabel;

namespace wyh::ui {

class Badge;
class CopyLabel;

/// Above the lines: which order this is, for whom, how far it is, and what the buyer asked for.
class OrderHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit OrderHeader(QWidget *parent = nullptr);
    void show(const Order &order, qint64 nowMs);

private:
    CopyLabel *m_number;
    Badge *m_status;
    Badge *m_exception;
    Badge *m_due;
    QLabel *m_dealer;
    QLabel *m_recipient;
    QLabel *m_pieces;
    QWidget *m_remarkRow;
    QLabel *m_remark;
    QLabel *m_memo;
};

}  // namespace wyh::ui
