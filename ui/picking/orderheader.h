// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include "models/domain/order.h"

class QLabel;
class QScrollArea;

namespace wyh::ui {

class Badge;
class CopyLabel;
class ElidedLabel;

/// Above the lines: which order this is, for whom, how far it is, and what the buyer asked for.
class OrderHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit OrderHeader(QWidget *parent = nullptr);
    void show(const Order &order, qint64 nowMs);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    /// As high as the remarks are, up to a few lines; longer ones scroll, the goods need the place.
    void fitRemarks();

    CopyLabel *m_number;
    Badge *m_status;
    Badge *m_exception;
    Badge *m_due;
    ElidedLabel *m_dealer;
    ElidedLabel *m_recipient;
    QLabel *m_pieces;
    QScrollArea *m_remarks;
    QWidget *m_remarkRow;
    QLabel *m_remark;
    QLabel *m_memo;
};

}  // namespace wyh::ui
