// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <functional>

#include "models/domain/order.h"
#include "net/contract/sync.h"

namespace wyh::bench {

/// How many orders and how large. Everything follows from the order's number, so that every process makes the same
/// ones.
struct Shape
{
    int orders = 100000;
    int lines = 5;
};

inline constexpr qint64 kHour = 3600000;
/// The moment the orders end with; they spread over the months before it that a desktop keeps. A fifth of them is open.
/// The beginning of a week, so that pages that were made can be used again for some days.
inline const qint64 kNow = QDateTime::currentMSecsSinceEpoch() / (7 * 24 * kHour) * (7 * 24 * kHour);
/// Ids have nothing to do with the order things were made in; there is room for a million.
inline constexpr qint64 kMostOrders = 1000003;

Order makeOrder(int number, const Shape &shape);
QString orderId(int number);
/// -1: none of ours.
int numberOf(const QString &orderId);
bool isOpen(int number);
QString waybillOf(int number);

contract::PullItem makeItem(const Order &order, qint64 version, qint64 pos);
/// Numbers of the orders as a snapshot lists them: in the order of ids.
QList<int> inOrderOfIds(const Shape &shape);
/// Mean size of an order's wire JSON.
double meanBytes(const Shape &shape);

}  // namespace wyh::bench
