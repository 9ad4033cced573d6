// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// What each scan and act turns into when its turn comes. The queue itself: picksession.cpp.
#include <algorithm>

#include "models/domain/decide.h"
#include "models/domain/shipmentrules.h"
#include "models/items/picksession.h"
#include "models/items/problemtext.h"

namespace wyh::items {

namespace {

using Tone = PickMessage::Tone;
constexpr int kElsewhereLimit = 30;
constexpr int kTitleLetters = 200;  ///< a reader takes texts up to a limit only

PickMessage plain(Tone tone, const QString &lead, const QString &text, const QString &detail = {})
{
    return {tone, lead, text, detail, {}, {}};
}

QString described(const Line &line)
{
    return line.attributes.isEmpty() ? line.title : line.title + QStringLiteral(" · ") + line.attributes;
}

QString countOf(const Line &line)
{
    return QStringLiteral("%1 / %2").arg(line.picked).arg(line.ordered - line.givenUp);
}

bool carries(const Line &line, const QString &code)
{
    return line.barcodes.contains(code, Qt::CaseInsensitive) ||
           (!code.isEmpty() && line.articleNumber.compare(code, Qt::CaseInsensitive) == 0);
}

}  // namespace

std::optional<PickSession::Plan> PickSession::planLocked(const QString &clean)
{
    if (clean == QLatin1String("CONFIRM") || clean == QStringLiteral("\u786e\u8ba4")) {
        m_locked = false;
        return Plan();
    }
    if (!m_locked)
        return std::nullopt;
    return Plan{{},
                plain(Tone::Wrong, clean, tr("Not counted: confirm the red message first (Space)."),
                      tr("Then scan this piece again.")),
                {},
                {},
                false};
}

PickSession::Plan PickSession::planScan(const Order &order, const QString &text)
{
    const QString clean = normalizeInput(text);
    for (const ScanReading &reading : scanReadings(text)) {
        if (reading.code.isEmpty()) {
            m_times = reading.times;
            return {{},
                    plain(Tone::Info, QStringLiteral("×%1").arg(m_times),
                          tr("Now scan the product: it counts %1 times.").arg(m_times)),
                    {},
                    {},
                    false};
        }
        const Line *found = nullptr;
        for (const Line &line : order.lines) {
            if (carries(line, reading.code) && (!found || (pickableRest(*found) == 0 && pickableRest(line) > 0)))
                found = &line;
        }
        if (!found)
            continue;
        const bool numbered = clean != reading.code;
        const int times = numbered ? reading.times : m_times > 0 ? m_times : 1;
        m_times = 0;
        if (times < 1)
            return {
                {}, plain(Tone::Notice, clean, tr("Not counted: the number before the scan was 0.")), {}, {}, false};
        return planPick(order, found->id, times, reading.code);
    }
    m_times = 0;
    return planScanElsewhere(text, &order);
}

PickSession::Plan PickSession::planPick(const Order &order, const LineId &id, int delta, const QString &lead) const
{
    const Line *line = order.line(id);
    if (!line || delta == 0)
        return {};
    const auto refused = [&](Tone tone, const QString &text, const QString &detail) {
        return Plan{{}, {tone, lead, text, detail, countOf(*line), id}, {}, {}, false};
    };
    // Too many is said before it is asked for: the store would refuse the whole act just the same.
    if (delta > 0 && !line->flagged() && line->sendable && delta > line->toPick() && !order.cancelled) {
        const QString text = line->toPick() <= 0
                                 ? tr("Too many: all %1 are picked already.").arg(line->ordered - line->givenUp)
                                 : tr("Too many: only %1 more are needed.").arg(line->toPick());
        return refused(Tone::Notice, text, tr("Not counted. %1").arg(described(*line)));
    }
    const PickOp op{id, delta};
    const auto decided = decide(order, op);
    if (!decided.ok())
        return refused(delta > 0 ? Tone::Wrong : Tone::Notice, problemSentence(decided.error()).todo,
                       problemSentence(decided.error()).why);
    const auto said = [id, lead](const Order &now) {
        const Line *after = now.line(id);
        if (!after)
            return PickMessage();
        const Tone tone = after->toPick() == 0 ? Tone::LineDone : Tone::Good;
        return PickMessage{tone, lead, after->title, after->attributes, countOf(*after), id};
    };
    return {{{orderLane(order.id), op, {}}}, {}, said, {{id, delta}}, false};
}

PickSession::Plan PickSession::planScanElsewhere(const QString &text, const Order *order)
{
    const QString clean = normalizeInput(text);
    const auto say = [](Tone tone, const QString &lead, const QString &what, const QString &why) {
        return Plan{{}, plain(tone, lead, what, why), {}, {}, false};
    };
    for (const ScanReading &reading : scanReadings(text)) {
        if (reading.code.isEmpty())
            continue;
        const auto hits = m_source.findBarcode(reading.code, store::OrderList::Picking, kElsewhereLimit);
        if (!hits.ok())
            return say(Tone::Wrong, clean, tr("The search failed. Scan again."), problemSentence(hits.error()).text());
        QList<OrderId> orders;
        for (const store::BarcodeHit &hit : *hits) {
            if (!orders.contains(hit.order) && (!order || hit.order != order->id))
                orders.append(hit.order);
        }
        if (orders.isEmpty())
            continue;
        const auto found = say(order ? Tone::Wrong : Tone::Info, reading.code,
                               order ? tr("Not in this order. Not counted.") : tr("Choose the order to pick it for."),
                               tr("%n other order(s) need it.", nullptr, static_cast<int>(orders.size())));
        emit neededElsewhere(reading.code, orders);
        return found;
    }
    if (const auto numbered = orderNumbered(clean)) {
        emit openRequested(*numbered);
        return {};
    }
    const auto waybill = parseWaybill(clean);
    const auto parcel =
        waybill.ok() ? m_source.findWaybill(*waybill) : Result<std::optional<OrderId>>(std::optional<OrderId>());
    if (parcel.ok() && parcel->has_value()) {
        const auto shipped = m_source.order(**parcel);
        const QString number = shipped.ok() && shipped->has_value() ? (*shipped)->number : QString();
        return say(Tone::Notice, clean, tr("This is a waybill number, not a product."),
                   tr("It belongs to order %1.").arg(number));
    }
    QStringList expected;
    for (const Line &line : order ? order->lines : QList<Line>()) {
        if (pickableRest(line) > 0)
            expected.append(line.barcodes.isEmpty() ? line.title : line.barcodes.first());
    }
    expected.removeDuplicates();
    QString why = tr("No order on this PC needs it.");
    if (expected.size() == 1)
        why = tr("Expected: %1").arg(expected.first());
    else if (expected.size() == 2)
        why = tr("Expected: %1 or %2").arg(expected.at(0), expected.at(1));
    else if (!expected.isEmpty())
        why = tr("Expected: %1 or %n other(s)", nullptr, static_cast<int>(expected.size()) - 1).arg(expected.first());
    return say(Tone::Wrong, clean, tr("Unknown code. Not counted."), why);
}

std::optional<OrderId> PickSession::orderNumbered(const QString &number)
{
    store::OrderQuery query;
    query.list = store::OrderList::All;
    query.search = number;
    const auto rows = m_source.page(query, std::nullopt, 20);
    if (!rows.ok())
        return std::nullopt;
    for (const store::OrderRow &row : *rows) {
        if (row.number.compare(number, Qt::CaseInsensitive) == 0)
            return row.id;
    }
    return std::nullopt;
}

void PickSession::pick(const LineId &line, int delta)
{
    enqueue([this, line, delta](const Order &order) {
        return planPick(order, line, delta, delta > 0 ? QStringLiteral("+%1").arg(delta) : QString::number(delta));
    });
}

void PickSession::pickAll(const LineId &line)
{
    enqueue([this, line](const Order &order) {
        const Line *now = order.line(line);
        const int rest = now ? now->toPick() : 0;
        if (now && rest <= 0)
            return Plan{
                {}, {Tone::Notice, {}, tr("This line is picked already."), {}, countOf(*now), line}, {}, {}, false};
        return planPick(order, line, rest, QStringLiteral("+%1").arg(rest));
    });
}

void PickSession::pickAllOfOrder()
{
    enqueue([](const Order &order) {
        Plan plan;
        int pieces = 0;
        for (const Line &line : order.lines) {
            const int rest = order.cancelled || !order.paid ? 0 : pickableRest(line);
            if (rest <= 0)
                continue;
            plan.acts.append({orderLane(order.id), PickOp{line.id, rest}, {}});
            plan.picks.insert(line.id, rest);
            pieces += rest;
        }
        if (plan.acts.isEmpty()) {
            plan.refusal = plain(Tone::Notice, {}, tr("Nothing is left to pick in this order."));
            return plan;
        }
        plan.said = [pieces](const Order &now) {
            const OrderState state = deriveState(now);
            return PickMessage{Tone::Good,
                               QStringLiteral("+%1").arg(pieces),
                               now.number,
                               {},
                               QStringLiteral("%1 / %2").arg(state.piecesPicked).arg(state.piecesOrdered),
                               {}};
        };
        return plan;
    });
}

void PickSession::setPicked(const LineId &line, const QString &typed)
{
    enqueue([this, line, typed](const Order &order) {
        const Line *now = order.line(line);
        if (!now)
            return Plan();
        const bool zero = normalizeInput(typed) == QLatin1String("0");
        const auto wanted = parseQuantity(typed);
        if (!zero && !wanted.ok())
            return Plan{{},
                        {Tone::Notice,
                         typed,
                         tr("Type a whole number from 0 to %1.").arg(now->ordered - now->givenUp),
                         {},
                         countOf(*now),
                         line},
                        {},
                        {},
                        false};
        const int delta = (zero ? 0 : *wanted) - now->picked;
        return planPick(order, line, delta, delta > 0 ? QStringLiteral("+%1").arg(delta) : QString::number(delta));
    });
}

void PickSession::undo()
{
    enqueue([this](const Order &order) {
        qsizetype at = m_undo.size() - 1;
        while (at >= 0 && m_undo.at(at).order != order.id)
            --at;
        if (at < 0)
            return Plan{{}, plain(Tone::Notice, {}, tr("Nothing to undo in this order.")), {}, {}, false};
        m_undo.move(at, m_undo.size() - 1);
        Plan plan;
        plan.isUndo = true;
        const QHash<LineId, int> picks = m_undo.last().picks;
        int pieces = 0;
        for (auto it = picks.begin(); it != picks.end(); ++it) {
            const OpId done = m_undo.last().ops.value(it.key());
            plan.acts.append({orderLane(order.id), PickOp{it.key(), -it.value()}, {}, done});
            pieces += it.value();
        }
        const LineId only = picks.size() == 1 ? picks.begin().key() : LineId();
        plan.said = [only, pieces](const Order &now) {
            const Line *line = now.line(only);
            return PickMessage{Tone::Info,
                               QString::number(-pieces),
                               line ? tr("Undone: %1").arg(described(*line)) : tr("Undone."),
                               {},
                               line ? countOf(*line) : QString(),
                               only};
        };
        return plan;
    });
}

void PickSession::setOutOfStock(const LineId &line, bool on)
{
    enqueue([line, on](const Order &order) {
        const Line *now = order.line(line);
        if (!now || now->outOfStock == on)
            return Plan();
        Plan plan;
        const FlagLineOp op{line, on, now->flagVersion, on ? 0 : now->shipped};
        const auto decided = decide(order, op);
        if (!decided.ok()) {
            plan.refusal = {
                Tone::Notice,  {},  problemSentence(decided.error()).todo, problemSentence(decided.error()).why,
                countOf(*now), line};
            return plan;
        }
        plan.acts.append({orderLane(order.id), op, {}});
        plan.said = [line, on](const Order &after) {
            const Line *l = after.line(line);
            return PickMessage{Tone::Info,
                               on ? tr("Out of stock") : tr("In stock again"),
                               l ? described(*l) : QString(),
                               {},
                               l ? countOf(*l) : QString(),
                               line};
        };
        return plan;
    });
}

void PickSession::setDiscontinued(const LineId &line, bool on)
{
    enqueue([this, line, on](const Order &order) {
        const Line *now = order.line(line);
        Plan plan;
        if (!now || now->sku.isEmpty())
            return plan;
        const auto flag = m_source.skuFlag(now->sku);
        if (!flag.ok()) {
            plan.refusal = plain(Tone::Wrong, {}, tr("Not saved."), problemSentence(flag.error()).text());
            return plan;
        }
        if (flag->discontinued == on)
            return plan;
        plan.acts.append(
            {skuLane(now->sku), FlagSkuOp{now->sku, on, flag->version, described(*now).left(kTitleLetters)}, {}});
        plan.said = [line, on](const Order &after) {
            const Line *l = after.line(line);
            return PickMessage{Tone::Info,
                               on ? tr("Discontinued") : tr("On sale again"),
                               l ? described(*l) : QString(),
                               tr("This holds for all orders with this product."),
                               l ? countOf(*l) : QString(),
                               line};
        };
        return plan;
    });
}

void PickSession::giveUpRest(const LineId &line, const QString &reason)
{
    enqueue([line, reason](const Order &order) {
        const Line *now = order.line(line);
        Plan plan;
        if (!now)
            return plan;
        const GiveUpRestOp op{line, now->toPick(), reason.trimmed()};
        const auto decided = decide(order, op);
        if (!decided.ok()) {
            plan.refusal = {
                Tone::Notice,  {},  problemSentence(decided.error()).todo, problemSentence(decided.error()).why,
                countOf(*now), line};
            return plan;
        }
        plan.acts.append({orderLane(order.id), op, {}});
        plan.said = [line, count = op.quantity](const Order &after) {
            const Line *l = after.line(line);
            return PickMessage{Tone::Info,
                               QString::number(-count),
                               tr("The rest will not come: %1").arg(l ? described(*l) : QString()),
                               {},
                               l ? countOf(*l) : QString(),
                               line};
        };
        return plan;
    });
}

}  // namespace wyh::items
