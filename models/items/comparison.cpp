// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/items/comparison.h"

#include <QCoreApplication>

#include "models/items/couriertext.h"
#include "models/items/momenttext.h"

namespace wyh::items {

using namespace Qt::StringLiterals;
using store::Sight;
using store::SightLine;
using store::SightParcel;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(wyh::items::Comparison)
};

const QString kUnknown = QStringLiteral("—");

QString number(int count)
{
    return QString::number(count);
}

QString statusText(const QString &code)
{
    if (code == u"awaiting_payment"_s)
        return Text::tr("not paid");
    if (code == u"awaiting_picking"_s)
        return Text::tr("to pick");
    if (code == u"awaiting_shipment"_s)
        return Text::tr("to ship");
    if (code == u"shipped"_s)
        return Text::tr("shipped");
    if (code == u"received"_s)
        return Text::tr("received by the dealer");
    if (code == u"closed"_s)
        return Text::tr("closed");
    if (code == u"cancelled"_s)
        return Text::tr("cancelled");
    return kUnknown;
}

QString markText(bool outOfStock, bool discontinued)
{
    if (outOfStock && discontinued)
        return Text::tr("out of stock and discontinued");
    if (outOfStock)
        return Text::tr("out of stock");
    return discontinued ? Text::tr("discontinued") : Text::tr("none");
}

QString parcelText(const SightParcel &parcel)
{
    QString text = parcel.courier.isEmpty() ? parcel.waybill : courierText(parcel.courier) + u' ' + parcel.waybill;
    text += u" · "_s + Text::tr("%n piece(s)", nullptr, parcel.pieces);
    if (!parcel.standing)
        text += u" · "_s + Text::tr("void");
    return text;
}

/// A mark that reads as it did although somebody changed it in between.
QString changedAgain(const QString &mark)
{
    return Text::tr("%1 (changed meanwhile)").arg(mark);
}

/// Who and when are told of the platform's side only, and make no difference by themselves.
QString parcelsText(const QList<SightParcel> &parcels, bool withWho, qint64 actedAtMs)
{
    QStringList texts;
    for (const SightParcel &parcel : parcels) {
        QString text = parcelText(parcel);
        if (withWho && !parcel.by.isEmpty())
            text += u" · "_s + parcel.by;
        if (withWho && parcel.atMs > 0)
            text += u' ' + dayAndTimeText(parcel.atMs, actedAtMs);
        texts.append(text);
    }
    return texts.isEmpty() ? Text::tr("none") : texts.join(u'\n');
}

QString changedParts(const Sight &seen, const Sight &now)
{
    const QString names[] = {Text::tr("name"), Text::tr("phone"), Text::tr("area"), Text::tr("street")};
    QStringList changed;
    for (int part = 0; part < Sight::PartCount; ++part) {
        if (seen.recipient[part] != now.recipient[part])
            changed.append(names[part]);
    }
    return changed.join(Text::tr(", "));
}

/// The line as the platform told it with its refusal.
std::optional<SightLine> lineOf(const QJsonObject &params)
{
    if (!params.contains(u"ordered"_s))
        return std::nullopt;
    SightLine line;
    line.id = LineId(params.value(u"line"_s).toString());
    line.title = params.value(u"title"_s).toString();
    line.ordered = static_cast<int>(params.value(u"ordered"_s).toInteger());
    line.picked = static_cast<int>(params.value(u"picked"_s).toInteger());
    line.shipped = static_cast<int>(params.value(u"shipped"_s).toInteger());
    line.givenUp = static_cast<int>(params.value(u"given_up"_s).toInteger());
    return line;
}

class Comparing
{
public:
    Comparing(const store::OpRow &row, const std::optional<Sight> &now)
        : m_row(row), m_seen(store::sightFromBytes(row.seen)), m_now(now)
    {
    }

    QList<ComparedField> fields()
    {
        std::visit(*this, m_row.operation.payload);
        return m_fields;
    }

    void operator()(const PickOp &op)
    {
        const auto sides = linesOf(op.line);
        quantity(u"ordered"_s, Text::tr("Ordered"), sides, &SightLine::ordered);
        quantity(u"picked"_s, Text::tr("Picked"), sides, &SightLine::picked,
                 planned(sides.seen ? std::optional(sides.seen->picked) : std::nullopt, op.delta));
        quantity(u"shipped"_s, Text::tr("Shipped"), sides, &SightLine::shipped);
        quantity(u"given_up"_s, Text::tr("Given up"), sides, &SightLine::givenUp);
        mark(sides);
        status();
    }

    void operator()(const FlagLineOp &op)
    {
        const auto sides = linesOf(op.line);
        mark(sides, op.outOfStock ? Text::tr("out of stock") : Text::tr("clear out of stock"));
        quantity(u"ordered"_s, Text::tr("Ordered"), sides, &SightLine::ordered);
        quantity(u"picked"_s, Text::tr("Picked"), sides, &SightLine::picked);
        quantity(u"shipped"_s, Text::tr("Shipped"), sides, &SightLine::shipped);
        quantity(u"given_up"_s, Text::tr("Given up"), sides, &SightLine::givenUp);
        status();
    }

    void operator()(const FlagSkuOp &op)
    {
        const auto side = [](const std::optional<Sight> &sight) -> std::optional<QString> {
            if (!sight)
                return std::nullopt;
            return markText(false, sight->discontinued);
        };
        // The same word on both sides may stand for a mark that was cleared and set again.
        const bool again = m_seen && m_now && m_seen->version != m_now->version && side(m_seen) == side(m_now);
        add(u"mark"_s, Text::tr("Mark of the product"), side(m_seen),
            op.discontinued ? Text::tr("discontinued") : Text::tr("clear discontinued"),
            again ? changedAgain(*side(m_now)) : side(m_now), again ? std::optional(true) : std::nullopt);
    }

    void operator()(const GiveUpRestOp &op)
    {
        const auto sides = linesOf(op.line);
        quantity(u"ordered"_s, Text::tr("Ordered"), sides, &SightLine::ordered);
        quantity(u"picked"_s, Text::tr("Picked"), sides, &SightLine::picked);
        quantity(u"shipped"_s, Text::tr("Shipped"), sides, &SightLine::shipped);
        quantity(u"given_up"_s, Text::tr("Given up"), sides, &SightLine::givenUp,
                 planned(sides.seen ? std::optional(sides.seen->givenUp) : std::nullopt, op.quantity));
        status();
    }

    void operator()(const ShipOp &op)
    {
        for (const ShipLine &part : op.lines)
            shipLine(part);
        parcels(courierText(op.courier) + u' ' + op.waybill);
        if (const QString other = m_row.problem.params.value(u"order"_s).toString(); !other.isEmpty())
            add(u"waybill_order"_s, Text::tr("The number belongs to"), std::nullopt, m_row.orderNumber, other, true);
        recipient(op.seenRecipientVersion);
        status();
    }

    void operator()(const VoidShipmentOp &op)
    {
        const auto side = [&op](const std::optional<Sight> &sight) -> std::optional<QString> {
            if (!sight || sight->gone)
                return std::nullopt;
            const SightParcel *parcel = sight->parcel(op.shipment);
            if (!parcel)
                return Text::tr("not there");
            return parcel->standing ? Text::tr("shipped") : Text::tr("void");
        };
        add(u"parcel"_s, Text::tr("Parcel"), side(m_seen), Text::tr("void"), side(m_now));
        QList<SightLine> lines = m_now && !m_now->gone ? m_now->lines : QList<SightLine>();
        if (lines.isEmpty() && m_seen)
            lines = m_seen->lines;
        for (const SightLine &line : std::as_const(lines)) {
            const auto sides = linesOf(line.id);
            const auto received = [](const std::optional<SightLine> &one) -> std::optional<QString> {
                if (!one)
                    return std::nullopt;
                return Text::tr("shipped %1, received %2").arg(one->shipped).arg(one->received);
            };
            add(u"line/"_s + line.id.value, line.title, received(sides.seen), {}, received(sides.now));
        }
        status();
    }

private:
    struct Sides
    {
        std::optional<SightLine> seen;
        std::optional<SightLine> now;
    };

    [[nodiscard]] Sides linesOf(const LineId &id) const
    {
        Sides sides;
        if (const SightLine *line = m_seen ? m_seen->line(id) : nullptr)
            sides.seen = *line;
        if (const SightLine *line = m_now ? m_now->line(id) : nullptr)
            sides.now = *line;
        const auto told = lineOf(m_row.problem.params);
        if (!m_now && told && told->id == id)
            sides.now = told;
        return sides;
    }

    static QString planned(std::optional<int> before, int change)
    {
        const QString step = change < 0 ? u"−"_s + number(-change) : u'+' + number(change);
        return before ? step + u" → "_s + number(*before + change) : step;
    }

    void quantity(const QString &key, const QString &name, const Sides &sides, int SightLine::*value,
                  const QString &mine = {})
    {
        const auto side = [value](const std::optional<SightLine> &line) -> std::optional<QString> {
            if (!line)
                return std::nullopt;
            return number((*line).*value);
        };
        add(key, name, side(sides.seen), mine, side(sides.now));
    }

    void mark(const Sides &sides, const QString &mine = {})
    {
        const auto side = [](const std::optional<SightLine> &line) -> std::optional<QString> {
            if (!line)
                return std::nullopt;
            return markText(line->outOfStock, line->discontinued);
        };
        // What the platform told with a refusal does not speak of marks.
        const auto now = m_now ? side(sides.now) : std::nullopt;
        const bool again =
            now && sides.seen && sides.seen->flagVersion != sides.now->flagVersion && side(sides.seen) == now;
        add(u"mark"_s, Text::tr("Mark"), side(sides.seen), mine, again ? changedAgain(*now) : now,
            again ? std::optional(true) : std::nullopt);
    }

    void shipLine(const ShipLine &part)
    {
        const auto sides = linesOf(part.line);
        const auto side = [](const std::optional<SightLine> &line) -> std::optional<QString> {
            if (!line)
                return std::nullopt;
            QString text = Text::tr("ordered %1, picked %2, shipped %3")
                               .arg(number(line->ordered), number(line->picked), number(line->shipped));
            if (line->givenUp > 0)
                text += Text::tr(", given up %1").arg(line->givenUp);
            if (line->outOfStock || line->discontinued)
                text += u" · "_s + markText(line->outOfStock, line->discontinued);
            return text;
        };
        QString name = sides.now ? sides.now->title : sides.seen ? sides.seen->title : QString();
        if (name.isEmpty())
            name = Text::tr("Item");
        QString mine = Text::tr("ship %1").arg(part.quantity);
        if (part.pickFirst > 0)
            mine += part.pickFirst >= part.quantity ? Text::tr(", all picked with it")
                                                    : Text::tr(", %1 of them picked with it").arg(part.pickFirst);
        add(u"line/"_s + part.line.value, name, side(sides.seen), mine, side(sides.now));
    }

    void parcels(const QString &mine)
    {
        std::optional<QString> now;
        bool differs = false;
        const qint64 acted = m_row.operation.actedAtMs;
        if (m_now && !m_now->gone) {
            now = parcelsText(m_now->parcels, true, acted);
            differs = m_seen && parcelsText(m_now->parcels, false, acted) != parcelsText(m_seen->parcels, false, acted);
        } else if (const QString first = m_row.problem.params.value(u"first_waybill"_s).toString(); !first.isEmpty()) {
            now = first;
        }
        const auto seen = m_seen ? std::optional(parcelsText(m_seen->parcels, false, acted)) : std::nullopt;
        add(u"parcels"_s, Text::tr("Parcels of the order"), seen, mine, now, differs);
    }

    void recipient(int written)
    {
        const auto side = [](const std::optional<Sight> &sight) -> std::optional<QString> {
            if (!sight || sight->gone)
                return std::nullopt;
            const QString version = Text::tr("version %1").arg(sight->recipientVersion);
            return sight->town.isEmpty() ? version : Text::tr("%1 (%2)").arg(sight->town, version);
        };
        auto now = side(m_now);
        bool differs = false;
        if (m_now && !m_now->gone) {
            const QString parts = m_seen ? changedParts(*m_seen, *m_now) : QString();
            differs = m_now->recipientVersion != written;
            if (!parts.isEmpty() && differs)
                now = *now + u'\n' + Text::tr("changed: %1").arg(parts);
        }
        add(u"recipient"_s, Text::tr("Recipient"), side(m_seen), Text::tr("on the parcel: version %1").arg(written),
            now, differs);
    }

    void status()
    {
        const auto side = [](const std::optional<Sight> &sight) -> std::optional<QString> {
            if (!sight || sight->gone)
                return std::nullopt;
            return statusText(sight->status);
        };
        add(u"order"_s, Text::tr("Order"), side(m_seen), {}, side(m_now));
    }

    void add(const QString &key, const QString &name, const std::optional<QString> &seen, const QString &mine,
             std::optional<QString> now, std::optional<bool> differs = {})
    {
        const bool gone = m_now && m_now->gone;
        if (gone)
            now = Text::tr("no longer there");
        ComparedField field{key, name, seen.value_or(kUnknown), mine, now.value_or(kUnknown), false};
        field.differs = gone || (differs ? *differs : seen && now && *seen != *now);
        m_fields.append(field);
    }

    const store::OpRow &m_row;
    std::optional<Sight> m_seen;
    std::optional<Sight> m_now;
    QList<ComparedField> m_fields;
};

}  // namespace

QList<ComparedField> compare(const store::OpRow &row, const std::optional<Sight> &now)
{
    return Comparing(row, now).fields();
}

}  // namespace wyh::items
