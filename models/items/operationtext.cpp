// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/items/operationtext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include "models/items/couriertext.h"
#include "models/items/problemtable.h"

namespace wyh::items {

using namespace Qt::StringLiterals;
using store::OpRow;
using store::OpState;

namespace {

QString text(const char *words)
{
    return QCoreApplication::translate("Operation", words);
}

QString joined(const QString &what, const QString &thing)
{
    return thing.isEmpty() ? what : what + u" · "_s + thing;
}

struct Title
{
    const OpRow &row;

    QString operator()(const PickOp &op) const
    {
        const QString what = op.delta >= 0 ? text(QT_TRANSLATE_NOOP("Operation", "Pick %1")).arg(op.delta)
                                           : text(QT_TRANSLATE_NOOP("Operation", "Put back %1")).arg(-op.delta);
        return joined(what, row.summary);
    }

    QString operator()(const FlagLineOp &op) const
    {
        return joined(op.outOfStock ? text(QT_TRANSLATE_NOOP("Operation", "Out of stock"))
                                    : text(QT_TRANSLATE_NOOP("Operation", "In stock again")),
                      row.summary);
    }

    QString operator()(const FlagSkuOp &op) const
    {
        return joined(op.discontinued ? text(QT_TRANSLATE_NOOP("Operation", "Discontinued"))
                                      : text(QT_TRANSLATE_NOOP("Operation", "On sale again")),
                      op.title.isEmpty() ? row.summary : op.title);
    }

    QString operator()(const GiveUpRestOp &op) const
    {
        return joined(text(QT_TRANSLATE_NOOP("Operation", "Give up %1")).arg(op.quantity), row.summary);
    }

    QString operator()(const ShipOp &op) const
    {
        return text(QT_TRANSLATE_NOOP("Operation", "Ship %1 %2")).arg(courierText(op.courier), op.waybill);
    }

    QString operator()(const VoidShipmentOp &) const
    {
        return joined(text(QT_TRANSLATE_NOOP("Operation", "Void parcel")), row.summary);
    }
};

}  // namespace

QString operationTitle(const OpRow &row)
{
    return std::visit(Title{row}, row.operation.payload);
}

QString operationState(OpState state)
{
    switch (state) {
        case OpState::Pending:
            return text(QT_TRANSLATE_NOOP("Operation", "To sync"));
        case OpState::Acked:
            return text(QT_TRANSLATE_NOOP("Operation", "Sent"));
        case OpState::Done:
            return text(QT_TRANSLATE_NOOP("Operation", "Confirmed"));
        case OpState::Conflict:
            return text(QT_TRANSLATE_NOOP("Operation", "Conflict"));
        case OpState::Rejected:
            return text(QT_TRANSLATE_NOOP("Operation", "Not accepted"));
        case OpState::Held:
            return text(QT_TRANSLATE_NOOP("Operation", "On hold"));
        case OpState::Stuck:
            return text(QT_TRANSLATE_NOOP("Operation", "Stuck"));
        case OpState::Review:
            return text(QT_TRANSLATE_NOOP("Operation", "To review"));
        case OpState::Closed:
            return text(QT_TRANSLATE_NOOP("Operation", "Closed"));
    }
    return {};
}

Sentence operationWords(const OpRow &row, std::optional<bool> waitsForEarlier)
{
    switch (row.state) {
        case OpState::Pending:
            if (waitsForEarlier.value_or(false))
                return {text(QT_TRANSLATE_NOOP("Operation", "Sent after the one before it.")), {}};
            if (row.attempts > 0)
                return {text(QT_TRANSLATE_NOOP(
                                 "Operation",
                                 "Waits its turn; it is sent by itself when this PC works online (tried %1 times)."))
                            .arg(row.attempts),
                        {}};
            return {
                text(QT_TRANSLATE_NOOP("Operation", "Waits its turn; it is sent by itself when this PC works online.")),
                {}};
        case OpState::Acked:
            return {
                text(QT_TRANSLATE_NOOP("Operation", "The platform has it; the confirmation comes with the next sync.")),
                {}};
        case OpState::Done: {
            const Sentence note = noteWords(row);
            if (!note.why.isEmpty() && row.noteReadMs == 0)
                return note;
            return {text(QT_TRANSLATE_NOOP("Operation", "Confirmed by the platform.")), note.why};
        }
        case OpState::Conflict:
        case OpState::Rejected:
            return refusalWords(row);
        case OpState::Held:
            if (waitsForEarlier.value_or(true))
                return problemSentence(u"held"_s);
            return {text(QT_TRANSLATE_NOOP("Operation", "Look whether it is still right, then send it again.")),
                    text(QT_TRANSLATE_NOOP("Operation", "The one before it was decided, or is sent again."))};
        case OpState::Stuck:
            if (hasSentence(row.problem.code))
                return problemSentence(row.problem);
            return problemSentence(u"stuck"_s);  // the technical reason stands beside it, for whoever helps
        case OpState::Review:
            return problemSentence(hasSentence(row.problem.code) ? row.problem.code : u"too-old"_s, row.problem.params);
        case OpState::Closed:
            if (!row.supersededBy.isEmpty() || row.closedReason == QLatin1String(store::kSuperseded))
                return {text(QT_TRANSLATE_NOOP("Operation", "Replaced by a newer operation.")), {}};
            if (row.closedReason.isEmpty())
                return {text(QT_TRANSLATE_NOOP("Operation", "Closed.")), {}};
            return {text(QT_TRANSLATE_NOOP("Operation", "Reason: %1")).arg(row.closedReason), {}};
    }
    return {};
}

namespace {

/// What counts after all lies in somebody's hands, and each kind of it asks something else of them.
struct NoteVariant
{
    QString operator()(const PickOp &op) const { return op.delta < 0 ? u"undo"_s : u"pick"_s; }
    QString operator()(const ShipOp &) const { return u"ship"_s; }
    QString operator()(const VoidShipmentOp &) const { return u"void"_s; }
    QString operator()(const auto &) const { return {}; }
};

}  // namespace

Sentence noteWords(const OpRow &row)
{
    const QString code = row.note.value(u"note"_s).toString();
    const QString variant = std::visit(NoteVariant(), row.operation.payload);
    for (const ProblemVariant &entry : problemVariants()) {
        if (code == QLatin1String(entry.code) && variant == QLatin1String(entry.variant))
            return filledSentence(entry.todo, entry.why, {});
    }
    return hasSentence(code) ? problemSentence(code, row.note.value(u"params"_s).toObject()) : Sentence();
}

QString dealerNote(const OpRow &row)
{
    const auto *ship = std::get_if<ShipOp>(&row.operation.payload);
    if (!ship)
        return {};
    const QString note =
        text(QT_TRANSLATE_NOOP("Operation",
                               "Order %1: we are stopping or recalling the parcel %2 %3, packed on "
                               "%4; please refuse it if it arrives."))
            .arg(row.orderNumber, courierText(ship->courier), ship->waybill,
                 QDateTime::fromMSecsSinceEpoch(row.operation.actedAtMs).toString(u"yyyy-MM-dd HH:mm"_s));
    // Other reasons are ours alone: a number that another dealer's order has, a right that an account has not.
    static const QStringList theirs{u"ship-order-cancelled"_s, u"ship-already-shipped"_s, u"ship-given-up"_s,
                                    u"ship-more-than-left"_s,  u"address-changed"_s,      u"order-not-paid"_s};
    return theirs.contains(row.problem.code) && !wasPutBack(row)
               ? sentences({note, text(QT_TRANSLATE_NOOP("Operation", "Reason: %1")).arg(refusalWords(row).why)})
               : note;
}

QString operationAsText(const OpRow &row)
{
    const Sentence words = operationWords(row);
    QStringList lines{row.orderNumber, operationTitle(row), operationState(row.state), words.text(),
                      text(QT_TRANSLATE_NOOP("Operation", "Operation %1")).arg(row.operation.id.value)};
    if (row.operation.actedAtMs > 0)
        lines.insert(1,
                     QLocale().toString(QDateTime::fromMSecsSinceEpoch(row.operation.actedAtMs), QLocale::ShortFormat));
    if (!row.problem.code.isEmpty())
        lines.append(row.problem.code + (row.problem.detail.isEmpty() ? QString() : u": "_s + row.problem.detail));
    if (!row.lastError.isEmpty())
        lines.append(row.lastError);
    lines.removeAll(QString());
    return lines.join(u'\n');
}

}  // namespace wyh::items
