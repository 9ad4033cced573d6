// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/ordercard.h"

#include <QPainter>

#include "ui/orders/orderwords.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kMargin = 12;
constexpr int kBar = 4;
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
    if (m_kind == Kind::Picking) {
        pills.append(OrderWords::due(row.dueAtMs, m_clock.nowMs()));
    } else if (m_kind == Kind::Shipping) {
        const bool all = row.piecesPicked >= row.piecesOrdered;
        pills.append(all ? PillLook{OrderWords::tr("All picked"), u"circle-check"_s, Tone::Done}
                         : PillLook{OrderWords::tr("Partly picked"), u"circle-dot"_s, Tone::Attention});
    } else if (row.piecesShipped < row.piecesOrdered) {
        pills.append({OrderWords::tr("Partly shipped"), u"circle-dot"_s, Tone::Attention});
    }
    pills.removeIf([](const PillLook &pill) { return pill.text.isEmpty(); });
    return pills;
}

QString OrderCard::secondLine(const store::OrderRow &row) const
{
    switch (m_kind) {
        case Kind::Picking:
            return u"%1 · %2"_s.arg(row.dealerName,
                                    OrderWords::tr("kinds %1, pieces %2").arg(row.kinds).arg(row.piecesOrdered));
        case Kind::Shipping:
            return row.recipientMasked;
        case Kind::Shipped:
            break;
    }
    return row.waybill.isEmpty() ? row.recipientMasked : row.waybill + u" · "_s + row.recipientMasked;
}

QString OrderCard::figure(const store::OrderRow &row) const
{
    switch (m_kind) {
        case Kind::Picking:
            return u"%1 / %2"_s.arg(row.piecesPicked).arg(row.piecesOrdered);
        case Kind::Shipping:
            return OrderWords::tr("%1 pcs").arg(row.piecesPicked - row.piecesShipped);
        case Kind::Shipped:
            break;
    }
    return OrderWords::moment(row.shippedAtMs, m_clock.nowMs());
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

    const QRect inner = option.rect.adjusted(kMargin, 10, -kMargin, -10);
    const QFont strong = scaledFont(option.font, 1.0, QFont::DemiBold);
    const QFontMetrics strongMetrics(strong);
    const QFontMetrics metrics(option.font);
    const int lineHeight = metrics.height();

    QRect first(inner.left(), inner.top(), inner.width(), lineHeight + 4);
    for (const PillLook &pill : pills(row)) {
        const QRect drawn = drawPill(*painter, first, option.font, pill, look, Qt::AlignRight);
        first.setRight(drawn.left() - 6);
    }
    painter->setFont(strong);
    painter->setPen(look.text);
    painter->drawText(first, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      strongMetrics.elidedText(row.number, Qt::ElideMiddle, first.width()));

    QRect second(inner.left(), first.bottom() + 4, inner.width(), lineHeight + 3);
    const QString figureText = figure(row);
    painter->setFont(option.font);
    painter->setPen(look.text);
    if (!figureText.isEmpty()) {
        painter->drawText(second, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, figureText);
        second.setRight(second.right() - metrics.horizontalAdvance(figureText) - 10);
    }
    QList<PillLook> states;
    if (row.openOperations > 0)
        states.append(OrderWords::waitingToSync());
    if (row.attention > 0)
        states.append(OrderWords::needsAttention());
    if (row.exception != OrderException::None)
        states.append(OrderWords::exception(row.exception));
    for (const PillLook &pill : states) {
        const QRect drawn = drawPill(*painter, second, option.font, pill, look, Qt::AlignRight);
        second.setRight(drawn.left() - 6);
    }
    painter->setFont(option.font);
    painter->setPen(look.muted);
    painter->drawText(second, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      metrics.elidedText(secondLine(row), Qt::ElideRight, second.width()));

    if (m_kind == Kind::Picking) {
        const QRectF track(inner.left(), inner.bottom() - kBar + 2, inner.width(), kBar);
        const qreal part = row.piecesOrdered > 0 ? qreal(row.piecesPicked) / row.piecesOrdered : 0;
        painter->setPen(Qt::NoPen);
        painter->setBrush(look.line);
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
