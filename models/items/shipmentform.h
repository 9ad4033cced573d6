// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QSet>

#include "models/core/clock.h"
#include "models/core/random.h"
#include "models/domain/shipmentrules.h"

namespace wyh::items {

/// What the next parcel most probably has in common with the last one; kept per user.
struct ShippingMemory
{
    QString courier;
    AddressId from;
    bool operator==(const ShippingMemory &) const = default;
};

/// The draft of one parcel: what is typed, what is wrong with it, and the operation it becomes. Nothing typed is ever
/// changed behind the user's back; the untouched parts follow the order.
class ShipmentForm final : public QObject
{
    Q_OBJECT

public:
    ShipmentForm(const Clock &clock, Random &random, QObject *parent = nullptr);

    /// Another order starts a new draft, or takes up the one that was left; a new state of the same one keeps what was
    /// typed.
    void setOrder(const std::optional<Order> &order);
    [[nodiscard]] const std::optional<Order> &order() const { return m_order; }
    /// A new draft of the same order (after a parcel, or by the user's wish).
    void restart();
    /// The draft of the same order becomes what a refused operation held, every value of it; recording it closes that
    /// operation. Lines that cannot go any more stay out.
    void takeOver(const ShipOp &op, const OpId &refused);
    /// The refused operation whose parcel this draft is; empty: a parcel of its own.
    [[nodiscard]] const OpId &supersedes() const { return m_supersedes; }
    void setAddresses(const QList<Address> &addresses);
    [[nodiscard]] const QList<Address> &addresses() const { return m_addresses; }
    void setMemory(const ShippingMemory &memory);
    [[nodiscard]] const ShippingMemory &memory() const { return m_memory; }

    [[nodiscard]] const ShipmentDraft &draft() const { return m_draft; }
    /// How many pieces of a line a parcel may hold: picked ones, and the rest of a line without 缺货 or 停售.
    [[nodiscard]] int most(const LineId &line) const;
    [[nodiscard]] int pieces() const;       ///< ticked, as far as their quantities are possible
    [[nodiscard]] bool leavesRest() const;  ///< something that could go stays for another parcel
    [[nodiscard]] bool touched() const { return !m_touched.isEmpty(); }
    /// Other orders with something typed that was left for this one.
    [[nodiscard]] QList<OrderId> leftOrders() const { return m_left.keys(); }

    void setTicked(const LineId &line, bool ticked);
    void setQuantity(const LineId &line, const QString &text);
    void setCourier(const QString &code);
    void setWaybill(const QString &text);
    void setFrom(const AddressId &address);
    void setWeight(const QString &text);
    void setFreight(const QString &text);

    /// Errors to show now: of fields that were edited, and all of them after a try to confirm. Pointers as on the wire.
    [[nodiscard]] QList<FieldError> errors() const;
    [[nodiscard]] std::optional<FieldError> errorAt(const QString &pointer) const;
    static QString quantityPointer(const LineId &line);

    /// The operation, with its shipment id: the same id as long as the content is the same, so that a second try of the
    /// same parcel can never ship it twice. Or every wrong field.
    Result<ShipOp, QList<FieldError>> confirm();
    /// The parcel was recorded: remembers courier and address.
    void recorded(const ShipOp &op);

signals:
    void linesChanged();  ///< lines came or went, or their limits changed
    void changed();       ///< anything typed, or an error to show
    void memoryChanged();

private:
    void fillDefaults();
    void follow(const Order &order);
    void touch(const QString &pointer);
    void validate();
    [[nodiscard]] ShipmentDraft::DraftLine *draftLine(const LineId &line);

    const Clock &m_clock;
    Random &m_random;
    std::optional<Order> m_order;
    QList<Address> m_addresses;
    ShippingMemory m_memory;
    ShipmentDraft m_draft;
    QSet<QString> m_touched;
    bool m_tried = false;
    QList<FieldError> m_errors;
    std::optional<ShipOp> m_lastTry;
    OpId m_supersedes;
    struct Left
    {
        ShipmentDraft draft;
        QSet<QString> touched;
        std::optional<ShipOp> lastTry;
        OpId supersedes;
    };
    QHash<OrderId, Left> m_left;  ///< drafts of other orders
};

}  // namespace wyh::items
