// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/orderwords.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>

#include "models/domain/places.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMinute = 60000;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;

struct Progress
{
    OrderStatus status;
    bool whole;  ///< every piece that was ordered is picked
    int picked;
    int shipped;
};

PillLook look(const Progress &order)
{
    switch (order.status) {
        case OrderStatus::AwaitingPayment:
            return {OrderWords::tr("Not paid"), u"hourglass"_s, Tone::Attention};
        case OrderStatus::Cancelled:
            return {OrderWords::tr("Cancelled"), u"ban"_s, Tone::Exception};
        case OrderStatus::Closed:
            return {OrderWords::tr("Closed"), u"circle-minus"_s, Tone::Neutral};
        case OrderStatus::Shipped:
        case OrderStatus::Received:
            return {OrderWords::tr("Shipped"), u"circle-check"_s, Tone::Done};
        case OrderStatus::AwaitingShipment:
        case OrderStatus::AwaitingPicking:
            break;
    }
    if (order.shipped > 0)
        return {OrderWords::tr("Partly shipped"), u"circle-dot"_s, Tone::Attention};
    if (order.status == OrderStatus::AwaitingShipment && order.whole)
        return OrderWords::allPicked();
    // The rest cannot be picked or was given up: who ships it must see that.
    if (order.status == OrderStatus::AwaitingShipment)
        return OrderWords::pickedShort();
    if (order.picked > 0)
        return {OrderWords::tr("Partly picked"), u"circle-dot"_s, Tone::Attention};
    return {OrderWords::tr("To pick"), u"circle"_s, Tone::Neutral};
}

}  // namespace

PillLook OrderWords::status(const Order &order)
{
    const OrderState state = deriveState(order);
    return look({state.status, state.pick == PickStatus::Complete, state.piecesPicked, state.piecesShipped});
}

PillLook OrderWords::status(const store::OrderRow &row)
{
    return look({row.status, row.pick == PickStatus::Complete, row.piecesPicked, row.piecesShipped});
}

PillLook OrderWords::allPicked()
{
    return {tr("All picked"), u"circle-check"_s, Tone::Done};
}

PillLook OrderWords::pickedShort()
{
    return {tr("Picked short"), u"alert-triangle"_s, Tone::Attention};
}

QString OrderWords::missing(const Order &order)
{
    int outOfStock = 0, discontinued = 0, unsendable = 0, givenUp = 0;
    for (const Line &line : order.lines) {
        const int rest = std::max(0, line.toPick());
        if (!line.sendable)
            unsendable += rest;
        else if (line.discontinued)
            discontinued += rest;
        else if (line.outOfStock)
            outOfStock += rest;
        givenUp += line.givenUp;
    }
    QString all;
    const auto add = [&all](int pieces, const QString &text) {
        if (pieces > 0)
            all = all.isEmpty() ? text : tr("%1, %2").arg(all, text);
    };
    add(outOfStock, tr("%n piece(s) out of stock", nullptr, outOfStock));
    add(discontinued, tr("%n piece(s) discontinued", nullptr, discontinued));
    add(unsendable, tr("%n piece(s) may not be sent", nullptr, unsendable));
    add(givenUp, tr("%n piece(s) given up", nullptr, givenUp));
    return all;
}

bool OrderWords::isGivenUpInPart(const Order &order)
{
    return std::any_of(order.lines.begin(), order.lines.end(), [](const Line &line) { return line.givenUp > 0; });
}

PillLook OrderWords::exception(OrderException exception)
{
    switch (exception) {
        case OrderException::None:
            return {};
        case OrderException::OutOfStock:
            return {tr("Out of stock"), u"alert-circle"_s, Tone::Exception};
        case OrderException::Discontinued:
            return {tr("Discontinued"), u"ban"_s, Tone::Exception};
        case OrderException::Unsendable:
            return {tr("May not be sent"), u"hand-stop"_s, Tone::Exception};
        case OrderException::Refunding:
            return {tr("Refund"), u"alert-triangle"_s, Tone::Exception};
        case OrderException::AddressChanged:
            return {tr("Address changed"), u"alert-triangle"_s, Tone::Attention};
        case OrderException::CancelledAfterPicking:
            return {tr("Cancelled"), u"ban"_s, Tone::Exception};
    }
    return {};
}

PillLook OrderWords::lineFlag(const Line &line)
{
    if (line.open() <= 0)
        return {};
    if (!line.sendable)
        return exception(OrderException::Unsendable);
    if (line.discontinued)
        return exception(OrderException::Discontinued);
    if (line.outOfStock)
        return exception(OrderException::OutOfStock);
    if (line.refunding)
        return exception(OrderException::Refunding);
    return {};
}

QString OrderWords::givenUp(const Line &line)
{
    if (line.givenUp <= 0)
        return {};
    if (line.giveUpReason.isEmpty())
        return tr("%1 given up").arg(line.givenUp);
    return tr("%1 given up: %2").arg(QString::number(line.givenUp), line.giveUpReason.simplified());
}

PillLook OrderWords::due(qint64 dueAtMs, qint64 nowMs)
{
    if (dueAtMs <= 0)
        return {};
    const qint64 left = dueAtMs - nowMs;
    if (left < 0)
        return {tr("%1 late").arg(duration(-left)), u"clock"_s, Tone::Exception};
    if (left < 4 * kHour)
        return {tr("%1 left").arg(duration(left)), u"clock"_s, Tone::Attention};
    return {moment(dueAtMs, nowMs), {}, Tone::Neutral};
}

PillLook OrderWords::waitingToSync()
{
    return {tr("To sync"), u"cloud-up"_s, Tone::Pending};
}

PillLook OrderWords::needsAttention()
{
    return {tr("Attention"), u"alert-triangle"_s, Tone::Exception};
}

QString OrderWords::moment(qint64 atMs, qint64 nowMs)
{
    if (atMs <= 0)
        return {};
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(atMs);
    const QDate today = QDateTime::fromMSecsSinceEpoch(nowMs).date();
    const QString clock = at.time().toString(u"HH:mm"_s);
    const qint64 days = today.daysTo(at.date());
    if (days == 0)
        return tr("Today %1").arg(clock);
    if (days == 1)
        return tr("Tomorrow %1").arg(clock);
    if (days == -1)
        return tr("Yesterday %1").arg(clock);
    //: day and month of this year, in the letters of Qt's date formats
    return at.toString(at.date().year() == today.year() ? tr("d MMM HH:mm") : u"yyyy-MM-dd HH:mm"_s);
}

QString OrderWords::duration(qint64 ms)
{
    if (ms >= kDay)
        return tr("%1 d %2 h").arg(ms / kDay).arg(ms % kDay / kHour);
    if (ms >= kHour)
        return tr("%1 h %2 min").arg(ms / kHour).arg(ms % kHour / kMinute);
    return tr("%1 min").arg(ms / kMinute);
}

QString OrderWords::maskedName(const QString &name)
{
    if (name.isEmpty() || name.contains(u'*'))
        return name;
    const qsizetype first = name.at(0).isHighSurrogate() ? 2 : 1;
    return name.left(first) + u"**"_s;
}

QString OrderWords::maskedPhone(const QString &phone)
{
    if (phone.size() < 7 || phone.contains(u'*'))
        return phone;
    return phone.left(3) + QString(phone.size() - 5, u'*') + phone.right(2);
}

QString OrderWords::lastDigits(const QString &phone)
{
    return phone.right(4);
}

QString OrderWords::region(const Recipient &recipient)
{
    return shortRegion(recipient).join(u' ');
}

QString OrderWords::fullAddress(const Recipient &recipient)
{
    QStringList parts{recipient.province, recipient.city, recipient.district, recipient.town, recipient.street};
    parts.removeAll(QString());
    parts.removeDuplicates();
    return parts.join(u' ');
}

QString OrderWords::address(const Address &address)
{
    // The place first: it tells addresses apart also where the end is shortened.
    QStringList parts{shortPlace(address.city), address.district, address.street, address.contact,
                      maskedPhone(address.phone)};
    parts.removeAll(QString());
    return parts.join(u' ');
}

}  // namespace wyh::ui
