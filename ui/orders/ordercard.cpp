// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/ordercard.h"

#include <QHelpEvent>
#include <QPainter>

#include "ui/orders/orderwords.h"
#include "ui/widgets/fulltext.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kMargin = 12;
constexpr int kBar = 4;
constexpr int kGap = 6;
constexpr int kLeastWords = 60;  ///< less of a name tells nothing; then pills give up their words
constexpr int kMostMarks = 3;    ///< of one order; the others stand in its head and in the tip
constexpr int kAllMarks = -1;
}  // namespace

OrderCard::OrderCard(Kind kind, const Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent), m_kind(kind), m_clock(clock)
{
}

QSize OrderCard::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int line = QFontMetrics(option.font).height();
    const int bar = m_kind == Kind::Picking ? kBar + 8 : 0;
    return {200, 2 * line + 4 + 20 + 6 + bar};
}

QList<PillLook> OrderCard::pills(const store::OrderRow &row) const
{
    QList<PillLook> pills;
    // Who picks chooses by the time that is left.
    if (m_kind == Kind::Picking)
        pills.append(OrderWords::due(row.dueAtMs, m_clock.nowMs()));
    else
        pills.append(OrderWords::status(row));
    pills.removeIf([](const PillLook &pill) { return pill.text.isEmpty(); });
    return pills;
}

QString OrderCard::who(const store::OrderRow &row) const
{
    if (m_kind == Kind::Picking)
        return row.dealerName;
    if (m_kind == Kind::Shipping || row.waybill.isEmpty())
        return row.recipientMasked;
    return row.waybill + u" · "_s + row.recipientMasked;
}

QString OrderCard::after(const store::OrderRow &row) const
{
    return m_kind == Kind::Picking ? u" · "_s + OrderWords::tr("%n SKU(s)", nullptr, row.kinds) : QString();
}

QString OrderCard::figure(const store::OrderRow &row) const
{
    switch (m_kind) {
        case Kind::Picking:
            return u"%1 / %2"_s.arg(row.piecesPicked).arg(row.piecesOrdered);
        case Kind::Shipping:
            return OrderWords::tr("%n pc(s)", nullptr, row.piecesPicked - row.piecesShipped);
        case Kind::Shipped:
            break;
    }
    return OrderWords::moment(row.shippedAtMs, m_clock.nowMs());
}

QList<PillLook> OrderCard::states(const store::OrderRow &row, int most) const
{
    QList<PillLook> states;
    if (row.attention > 0)
        states.append(OrderWords::needsAttention());
    if (m_kind == Kind::Picking && row.status == OrderStatus::AwaitingShipment)
        states.append(OrderWords::status(row));  // nothing of it can be picked now
    // That it is cancelled stands beside its number, and then nothing else matters.
    const QList<OrderException> exceptions =
        row.status == OrderStatus::Cancelled ? QList<OrderException>() : exceptionsOf(row.exceptions).mid(0, most);
    for (const OrderException exception : exceptions)
        states.append(OrderWords::exception(exception));
    if (row.openOperations > 0)
        states.append(OrderWords::waitingToSync());
    return states;
}

OrderCard::Places OrderCard::places(const QStyleOptionViewItem &option, const store::OrderRow &row) const
{
    const QFontMetrics metrics(option.font);
    const QFontMetrics strong(scaledFont(option.font, 1.0, QFont::DemiBold));
    Places places;
    places.inner = option.rect.adjusted(kMargin, 10, -kMargin, -10);
    places.number = QRect(places.inner.left(), places.inner.top(), places.inner.width(), metrics.height() + 4);
    places.second = QRect(places.inner.left(), places.number.bottom() + 4, places.inner.width(), metrics.height() + 3);
    const auto put = [&](QRect &line, const PillLook &look) {
        const QSize size = pillSize(option.font, look);
        const QRect rect(line.right() - size.width() + 1, line.top(), size.width(), line.height());
        places.pills.append({look, rect});
        line.setRight(rect.left() - kGap);
    };
    for (const PillLook &pill : pills(row))
        put(places.number, pill);
    const QString figureText = figure(row);
    if (!figureText.isEmpty())
        places.second.setRight(places.second.right() - metrics.horizontalAdvance(figureText) - 10);
    QList<PillLook> marks = states(row, kMostMarks);
    const auto room = [&] {
        int width = places.second.width() - metrics.horizontalAdvance(after(row));
        for (const PillLook &mark : std::as_const(marks))
            width -= pillSize(option.font, mark).width() + kGap;
        return width;
    };
    // The symbol stays; the word gives way, the least urgent first.
    for (auto mark = marks.rbegin(); mark != marks.rend() && room() < kLeastWords; ++mark) {
        mark->text.clear();
        places.shortened = true;
    }
    for (auto mark = marks.crbegin(); mark != marks.crend(); ++mark)  // read from the left, the most urgent first
        put(places.second, *mark);
    places.shortened = places.shortened || states(row, kAllMarks).size() > marks.size() ||
                       strong.horizontalAdvance(row.number) > places.number.width() ||
                       metrics.horizontalAdvance(who(row) + after(row)) > places.second.width();
    return places;
}

bool OrderCard::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                          const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const auto row = index.data(store::OrderRowRole).value<store::OrderRow>();
    QStringList lines;
    if (places(option, row).shortened) {
        lines = {row.number, who(row) + after(row)};
        const QList<PillLook> all = states(row, kAllMarks);
        for (const PillLook &mark : all)
            lines.append(mark.text);
    }
    return showFullText(*event, view, option.rect, lines.join(u'\n'));
}

void OrderCard::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto row = index.data(store::OrderRowRole).value<store::OrderRow>();
    const Tokens &look = tokens(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state & QStyle::State_Selected;
    painter->fillRect(option.rect, selected                                 ? look.selected
                                   : option.state & QStyle::State_MouseOver ? look.hover
                                                                            : look.panel);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), look.hairline);
    if (selected)
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height() - 1), look.accent);

    const Places places = this->places(option, row);
    const QRect inner = places.inner;
    for (const PlacedPill &pill : places.pills)
        drawPill(*painter, pill.rect, option.font, pill.look, look, Qt::AlignRight);
    const QFont strong = scaledFont(option.font, 1.0, QFont::DemiBold);
    painter->setFont(strong);
    painter->setPen(look.text);
    painter->drawText(places.number, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(strong).elidedText(row.number, Qt::ElideMiddle, places.number.width()));
    painter->setFont(option.font);
    const QRect second(inner.left(), places.second.top(), inner.width(), places.second.height());
    painter->drawText(second, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, figure(row));
    painter->setPen(look.muted);
    const QFontMetrics metrics(option.font);
    const QString rest = after(row);
    const QString name = metrics.elidedText(who(row), Qt::ElideRight,
                                            std::max(0, places.second.width() - metrics.horizontalAdvance(rest)));
    painter->drawText(places.second, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, name + rest);

    if (m_kind == Kind::Picking) {
        const QRectF track(inner.left(), inner.bottom() - kBar + 2, inner.width(), kBar);
        const qreal part = row.piecesOrdered > 0 ? qreal(row.piecesPicked) / row.piecesOrdered : 0;
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? look.fieldLine : look.line);
        painter->drawRoundedRect(track, kBar / 2.0, kBar / 2.0);
        if (part > 0) {
            painter->setBrush(look.dark ? look.done.ink : look.done.ink.lighter(140));
            painter->drawRoundedRect(
                QRectF(track.topLeft(), QSizeF(std::max(qreal(kBar), track.width() * std::min(1.0, part)), kBar)),
                kBar / 2.0, kBar / 2.0);
        }
    }
    if (option.state & QStyle::State_HasFocus)
        drawFocusRing(*painter, QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -2.5), 4, look);
    painter->restore();
}

}  // namespace wyh::ui
