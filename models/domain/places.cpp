// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/domain/places.h"

namespace wyh {

using namespace Qt::StringLiterals;

QString shortPlace(const QString &place)
{
    for (const QString &ending :
         {u"特别行政区"_s, u"维吾尔自治区"_s, u"壮族自治区"_s, u"回族自治区"_s, u"自治区"_s, u"省"_s, u"市"_s}) {
        if (place.size() > ending.size() + 1 && place.endsWith(ending))
            return place.chopped(ending.size());
    }
    return place;
}

QStringList shortRegion(const Recipient &recipient)
{
    QStringList parts;
    for (const QString &part : {shortPlace(recipient.province), shortPlace(recipient.city), recipient.district}) {
        if (!part.isEmpty() && !parts.contains(part))
            parts.append(part);
    }
    return parts;
}

}  // namespace wyh
