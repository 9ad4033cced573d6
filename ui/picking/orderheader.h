// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include "models/domain/order.h"

class QLabel;

namespace wyh::ui {

class Badge;
class CopyLabel;
class ElidedLabel;
class RemarkBox;

/// Above the lines: which order this is, for whom, how far it is, and what the buyer asked for.
class OrderHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit OrderHeader(QWidget *parent = nullptr);
    void show(const Order &order, qint64 nowMs);
    /// Leaves out for whom it is and the remarks where something else needs their room.
    void setBrief(bool brief);

private:
    CopyLabel *m_number;
    Badge *m_status;
    QList<Badge *> m_exceptions;  ///< as many as an order can have, worst first
    Badge *m_due;
    ElidedLabel *m_dealer;
    ElidedLabel *m_recipient;
    QLabel *m_pieces;
    RemarkBox *m_remarks;
    bool m_brief = false;
};

}  // namespace wyh::ui
