// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/items/shipmentform.h"

#include <algorithm>

#include "models/core/uuid7.h"

namespace wyh::items {

namespace {

const QString kCourier = QStringLiteral("/courier");
const QString kWaybill = QStringLiteral("/waybill");
const QString kFrom = QStringLiteral("/from");
const QString kWeight = QStringLiteral("/weight_g");
const QString kFreight = QStringLiteral("/freight_fen");
const QString kLines = QStringLiteral("/lines");

}  // namespace

ShipmentForm::ShipmentForm(const Clock &clock, Random &random, QObject *parent)
    : QObject(parent), m_clock(clock), m_random(random)
{
}

QString ShipmentForm::quantityPointer(const LineId &line)
{
    return QStringLiteral("/lines/%1/qty").arg(line.value);
}

void ShipmentForm::setOrder(const std::optional<Order> &order)
{
    const bool same = order && m_order && order->id == m_order->id;
    if (same && *order == *m_order)
        return;
    if (!same && m_order && touched())
        m_left.insert(m_order->id, {m_draft, m_touched, m_lastTry, m_supersedes});
    m_order = order;
    if (!same) {
        restart();
        if (!m_order || !m_left.contains(m_order->id))
            return;
        const Left left = m_left.take(m_order->id);
        m_draft = left.draft;
        m_touched = left.touched;
        m_lastTry = left.lastTry;
        m_supersedes = left.supersedes;
        fillDefaults();
    }
    follow(*m_order);
    validate();
    emit linesChanged();
    emit changed();
}

/// The untouched lines of the draft as the order has them now.
void ShipmentForm::follow(const Order &order)
{
    QList<ShipmentDraft::DraftLine> lines;
    for (const Line &line : order.lines) {
        if (line.open() <= 0)
            continue;
        const ShipmentDraft::DraftLine *old = draftLine(line.id);
        const bool ready = line.sendable && line.toShip() > 0;
        ShipmentDraft::DraftLine now{line.id, ready, ready ? QString::number(line.toShip()) : QString()};
        if (old && m_touched.contains(quantityPointer(line.id)))
            now = *old;
        lines.append(now);
    }
    m_draft.lines = lines;
}

void ShipmentForm::restart()
{
    m_draft = {};
    m_touched.clear();
    m_tried = false;
    m_lastTry.reset();
    m_supersedes = {};
    if (m_order) {
        for (const Line &line : m_order->lines) {
            if (line.open() <= 0)
                continue;
            const bool ready = line.sendable && line.toShip() > 0;
            m_draft.lines.append({line.id, ready, ready ? QString::number(line.toShip()) : QString()});
        }
    }
    fillDefaults();
    validate();
    emit linesChanged();
    emit changed();
}

void ShipmentForm::takeOver(const ShipOp &op, const OpId &refused)
{
    restart();
    for (ShipmentDraft::DraftLine &line : m_draft.lines) {
        const auto held = std::find_if(op.lines.begin(), op.lines.end(),
                                       [&line](const ShipLine &one) { return one.line == line.line; });
        line.ticked = held != op.lines.end();
        line.quantity = line.ticked ? QString::number(held->quantity) : QString();
        m_touched.insert(quantityPointer(line.line));
    }
    m_draft.courier = op.courier;
    m_draft.waybill = op.waybill;
    m_draft.from = op.from;
    m_draft.weight = QString::number(op.weightGrams);
    m_draft.freight = formatYuan(op.freight);
    m_touched.unite({kCourier, kWaybill, kFrom, kWeight, kFreight});
    m_supersedes = refused;
    fillDefaults();  // an address that is gone gives way to the default
    validate();
    emit linesChanged();
    emit changed();
}

void ShipmentForm::setAddresses(const QList<Address> &addresses)
{
    m_addresses = addresses;
    fillDefaults();
    validate();
    emit changed();
}

void ShipmentForm::setMemory(const ShippingMemory &memory)
{
    m_memory = memory;
    fillDefaults();
    validate();
    emit changed();
}

/// Courier and address as last time, as long as nobody chose others.
void ShipmentForm::fillDefaults()
{
    const auto known = [this](const AddressId &id) {
        return std::any_of(m_addresses.begin(), m_addresses.end(), [&id](const Address &one) { return one.id == id; });
    };
    if (!m_touched.contains(kCourier))
        m_draft.courier = m_memory.courier;
    if (m_touched.contains(kFrom) && known(m_draft.from))
        return;
    m_draft.from = known(m_memory.from) ? m_memory.from : AddressId();
    for (const Address &one : m_addresses) {
        if (m_draft.from.isEmpty() && one.isDefault)
            m_draft.from = one.id;
    }
    if (m_draft.from.isEmpty() && m_addresses.size() == 1)
        m_draft.from = m_addresses.first().id;
}

int ShipmentForm::most(const LineId &line) const
{
    const Line *shown = m_order ? m_order->line(line) : nullptr;
    if (!shown || !shown->sendable)
        return 0;
    return shown->toShip() + (shown->flagged() ? 0 : shown->toPick());
}

int ShipmentForm::pieces() const
{
    int sum = 0;
    for (const ShipmentDraft::DraftLine &line : m_draft.lines) {
        const int pieces = line.ticked ? parseQuantity(line.quantity).valueOr(0) : 0;
        if (pieces <= most(line.line))
            sum += pieces;
    }
    return sum;
}

bool ShipmentForm::leavesRest() const
{
    return std::any_of(m_draft.lines.begin(), m_draft.lines.end(), [this](const ShipmentDraft::DraftLine &line) {
        return (line.ticked ? parseQuantity(line.quantity).valueOr(0) : 0) < most(line.line);
    });
}

ShipmentDraft::DraftLine *ShipmentForm::draftLine(const LineId &line)
{
    for (ShipmentDraft::DraftLine &one : m_draft.lines) {
        if (one.line == line)
            return &one;
    }
    return nullptr;
}

void ShipmentForm::setTicked(const LineId &line, bool ticked)
{
    ShipmentDraft::DraftLine *one = draftLine(line);
    if (!one || one->ticked == ticked)
        return;
    one->ticked = ticked;
    if (ticked && one->quantity.isEmpty() && most(line) > 0)
        one->quantity = QString::number(most(line));
    touch(quantityPointer(line));
}

void ShipmentForm::setQuantity(const LineId &line, const QString &text)
{
    ShipmentDraft::DraftLine *one = draftLine(line);
    if (!one || one->quantity == text)
        return;
    one->quantity = text;
    touch(quantityPointer(line));
}

void ShipmentForm::setCourier(const QString &code)
{
    if (m_draft.courier == code)
        return;
    m_draft.courier = code;
    touch(kCourier);
}

void ShipmentForm::setWaybill(const QString &text)
{
    if (m_draft.waybill == text)
        return;
    m_draft.waybill = text;
    touch(kWaybill);
}

void ShipmentForm::setFrom(const AddressId &address)
{
    if (m_draft.from == address)
        return;
    m_draft.from = address;
    touch(kFrom);
}

void ShipmentForm::setWeight(const QString &text)
{
    if (m_draft.weight == text)
        return;
    m_draft.weight = text;
    touch(kWeight);
}

void ShipmentForm::setFreight(const QString &text)
{
    if (m_draft.freight == text)
        return;
    m_draft.freight = text;
    touch(kFreight);
}

void ShipmentForm::touch(const QString &pointer)
{
    m_touched.insert(pointer);
    validate();
    emit changed();
}

void ShipmentForm::validate()
{
    m_errors.clear();
    if (!m_order)
        return;
    const auto checked = validateShipment(m_draft, *m_order, !m_addresses.isEmpty());
    if (!checked.ok())
        m_errors = checked.error();
}

QList<FieldError> ShipmentForm::errors() const
{
    QList<FieldError> shown;
    for (const FieldError &error : m_errors) {
        const bool lineTouched =
            error.pointer == kLines && std::any_of(m_touched.begin(), m_touched.end(), [](const QString &one) {
                return one.startsWith(QLatin1String("/lines/"));
            });
        if (m_tried || lineTouched || m_touched.contains(error.pointer))
            shown.append(error);
    }
    return shown;
}

std::optional<FieldError> ShipmentForm::errorAt(const QString &pointer) const
{
    for (const FieldError &error : errors()) {
        if (error.pointer == pointer)
            return error;
    }
    return std::nullopt;
}

Result<ShipOp, QList<FieldError>> ShipmentForm::confirm()
{
    m_tried = true;
    validate();
    emit changed();
    if (!m_order)
        return QList<FieldError>{{kLines, QStringLiteral("nothing-ticked"), {}}};
    auto checked = validateShipment(m_draft, *m_order, !m_addresses.isEmpty());
    if (!checked.ok())
        return checked;
    ShipOp op = checked.value();
    if (m_lastTry) {
        op.shipment = m_lastTry->shipment;
        if (op == *m_lastTry)
            return op;
    }
    op.shipment = ShipmentId(makeUuid7(m_clock, m_random));
    m_lastTry = op;
    return op;
}

void ShipmentForm::recorded(const ShipOp &op)
{
    const ShippingMemory now{op.courier, op.from};
    m_lastTry.reset();
    m_supersedes = {};
    if (m_order)
        m_left.remove(m_order->id);
    m_touched.clear();  // what was typed has become a parcel
    if (now == m_memory)
        return;
    m_memory = now;
    emit memoryChanged();
}

}  // namespace wyh::items
