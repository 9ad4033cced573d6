// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

#include "models/store/reader.h"
#include "ui/widgets/painting.h"

namespace wyh::ui {

/// The words and signs under which the states of an order are shown, the same on every page.
class OrderWords
{
    Q_DECLARE_TR_FUNCTIONS(wyh::ui::OrderWords)

public:
    /// Status of a whole order as a pill: one name for one state, in lists as in heads.
    static PillLook status(const Order &order);
    static PillLook status(const store::OrderRow &row);
    static PillLook allPicked();
    /// Nothing can be picked any more, and pieces are missing.
    static PillLook pickedShort();
    /// What of the order is not picked though nothing of it can be picked now, and why: "2 pieces out of stock, 1 piece
    /// given up". Empty: nothing of the kind.
    static QString missing(const Order &order);
    static bool isGivenUpInPart(const Order &order);
    /// 缺货, 停售, ...; an empty text for None.
    static PillLook exception(OrderException exception);
    static PillLook lineFlag(const Line &line);
    /// "2 given up: sold out"; an empty text when nothing is.
    static QString givenUp(const Line &line);
    /// How long is left, or since when it is late; an empty text when nothing was promised.
    static PillLook due(qint64 dueAtMs, qint64 nowMs);
    static PillLook waitingToSync();
    static PillLook needsAttention();
    /// "Today 18:00", "Tomorrow 12:00", "11-26 12:00", with the year when it is another one.
    static QString moment(qint64 atMs, qint64 nowMs);
    /// "1 h 10 min", "3 d 4 h"
    static QString duration(qint64 ms);
    /// "王**"
    static QString maskedName(const QString &name);
    /// "138******71"; what is masked already stays as it is.
    static QString maskedPhone(const QString &phone);
    static QString lastDigits(const QString &phone);
    /// "浙江 杭州 余杭区"
    static QString region(const Recipient &recipient);
    static QString fullAddress(const Recipient &recipient);
    static QString address(const Address &address);
};

}  // namespace wyh::ui
