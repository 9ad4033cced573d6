// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/searchtext.h"

#include "models/domain/places.h"

namespace wyh::store {

using namespace Qt::StringLiterals;

namespace {

/// Characters that NFKC and lower case leave as they are, the bulk of all texts here.
bool isPlain(QChar c)
{
    const ushort u = c.unicode();
    return (u >= 0x20 && u < 0x7f && (u < u'A' || u > u'Z')) || (u >= 0x4e00 && u <= 0x9fff) || u == 0xb7;
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
    const QStringList places = shortRegion(recipient);
    if (!places.isEmpty())
        parts += places.join(u' ');
    return parts.join(u" · "_s);
}

}  // namespace wyh::store
