// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/searchtext.h"

namespace wyh::store {

using namespace Qt::StringLiterals;

namespace {

/// Characters that NFKC and lower case leave as they are, the bulk of all texts here.
bool isPlain(QChar c)
{
    const ushort u = c.unicode();
    return (u >= 0x20 && u < 0x7f && (u < u'A' || u > u'Z')) || (u >= 0x4e00 && u <= 0x9fff) || u == 0xb7;
}

/// Without the ending that says what kind of place it is, when something is left.
QString shortPlace(QString place)
{
    if (place.size() > 2 && u"省市区县"_s.contains(place.back()))
        place.chop(1);
    return place;
}

}  // namespace

QString foldForSearch(const QString &text)
{
    const auto isCapital = [](QChar c) { return c >= u'A' && c <= u'Z'; };
    bool capitals = false;
    for (const QChar c : text) {
        if (isPlain(c))
            continue;
        if (!isCapital(c))
            return text.normalized(QString::NormalizationForm_KC).toLower();
        capitals = true;
    }
    if (!capitals)
        return text;
    QString folded = text;
    for (QChar &c : folded) {
        if (isCapital(c))
            c = QChar(c.unicode() + (u'a' - u'A'));
    }
    return folded;
}

QString searchText(const Order &order)
{
    QString all;
    all.reserve(512);
    const auto add = [&all](const QString &text) {
        if (text.isEmpty())
            return;
        const QString entry = foldForSearch(text) + u'\n';
        // Lines of one order often have words in common; once is enough.
        if (!all.contains(entry))
            all += entry;
    };
    add(order.number);
    add(order.dealerName);
    for (const Line &line : order.lines) {
        add(line.title);
        add(line.attributes);
        add(line.articleNumber);
        for (const QString &barcode : line.barcodes)
            add(barcode);
    }
    const Recipient &to = order.recipient;
    add(to.name);
    add(to.phone);
    add(to.province + to.city + to.district + to.town + to.street);
    for (const Shipment &shipment : order.shipments)
        add(shipment.waybill);
    return all;
}

QString maskedRecipient(const Recipient &recipient)
{
    QStringList parts;
    if (!recipient.name.isEmpty()) {
        const int first = recipient.name.at(0).isHighSurrogate() ? 2 : 1;
        parts += recipient.name.left(first) + u"**"_s;
    }
    QStringList places;
    for (const QString &place : {recipient.province, recipient.city, recipient.district}) {
        const QString text = shortPlace(place);
        // Municipalities are province and city in one.
        if (!text.isEmpty() && (places.isEmpty() || places.last() != text))
            places += text;
    }
    if (!places.isEmpty())
        parts += places.join(u' ');
    return parts.join(u" · "_s);
}

}  // namespace wyh::store
