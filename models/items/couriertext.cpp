// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/items/couriertext.h"

#include <QLocale>

namespace wyh::items {

QString courierText(const Courier &courier)
{
    return QLocale().language() == QLocale::Chinese ? courier.nameZh : courier.nameEn;
}

QString courierText(const QList<Courier> &couriers, const QString &code)
{
    const Courier *courier = findCourier(couriers, code);
    return courier ? courierText(*courier) : code;
}

QString courierText(const QString &code)
{
    const Courier *courier = builtInCourier(code);
    return courier ? courierText(*courier) : code;
}

}  // namespace wyh::items
