// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/synccentre/operationdelegate.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QKeySequence>
#include <QMouseEvent>
#include <QPainter>
#include <utility>

#include "models/items/operationsmodel.h"
#include "models/items/operationtext.h"
#include "ui/widgets/fulltext.h"
#include "ui/widgets/keybutton.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/tablelook.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;
using items::OperationsModel;
using store::OpState;

Tone operationTone(OpState state)
{
    switch (state) {
        case OpState::Pending:
        case OpState::Acked:
            return Tone::Pending;
        case OpState::Done:
            return Tone::Done;
        case OpState::Conflict:
        case OpState::Rejected:
        case OpState::Stuck:
            return Tone::Exception;
        case OpState::Held:
        case OpState::Review:
            return Tone::Attention;
        case OpState::Closed:
            break;
    }
    return Tone::Neutral;
}

QString operationIcon(OpState state)
{
    switch (state) {
        case OpState::Pending:
            return u"clock"_s;
        case OpState::Acked:
            return u"cloud-up"_s;
        case OpState::Done:
            return u"check"_s;
        case OpState::Conflict:
            return u"git-merge"_s;
        case OpState::Rejected:
            return u"x"_s;
        case OpState::Stuck:
            return u"alert-circle"_s;
        case OpState::Held:
            return u"player-pause"_s;
        case OpState::Review:
            return u"eye"_s;
        case OpState::Closed:
            break;
    }
    return u"folder"_s;
}

QString OperationDelegate::shortText(OperationAction action, const store::OpRow &row) const
{
    switch (action) {
        case OperationAction::DoOver:
            return shortDoOver(row, m_model.platformNow(row.operation.id));
        case OperationAction::Acknowledge:
            return shortAcknowledgement(row);
        case OperationAction::ShipAgain:
            return tr("Ship again");
        case OperationAction::SendAgain:
            return tr("Send again");
        case OperationAction::Restore:
            return tr("Restore");
        case OperationAction::SendAllAgain:
        case OperationAction::Recall:
        case OperationAction::Discard:
        case OperationAction::ViewOrder:
        case OperationAction::CopyText:
            break;
    }
    return {};
}

OperationDelegate::OperationDelegate(OperationsModel &model, const Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent), m_model(model), m_clock(clock)
{
}

std::optional<std::pair<OperationAction, QRect>> OperationDelegate::button(const QStyleOptionViewItem &option,
                                                                           const QModelIndex &index) const
{
    const store::OpRow *row = m_model.at(index.row());
    if (!row || isSliced(option) || (!store::needsAttention(row->state) && row->state != OpState::Closed))
        return std::nullopt;
    // The first alone, or the words had no room. Until the platform's record was read nobody knows which is the first
    // where more may be possible: a click must not put an end to pieces that can still be picked.
    const auto now = m_model.platformNow(row->operation.id);
    if (!now && dependsOnPlatform(*row))
        return std::nullopt;
    const OperationAction action = actionsFor(*row, now, m_clock.nowMs(), m_model.standing(index.row())).constFirst();
    const QString text = shortText(action, *row);
    if (text.isEmpty())
        return std::nullopt;
    const int height = option.fontMetrics.height() + 10;
    const int width = option.fontMetrics.horizontalAdvance(text) + 22;
    return std::pair{action,
                     QRect(option.rect.right() - 8 - width + 1, option.rect.center().y() - height / 2, width, height)};
}

void OperationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (drawSlice(*painter, option, index))
        return;
    const store::OpRow *row = m_model.at(index.row());
    const Tokens &look = tokens(option.palette);
    painter->save();
    const bool selected = option.state & QStyle::State_Selected;
    painter->fillRect(option.rect, selected ? look.selected : look.panel);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), look.hairline);
    // Not before: where a unit is one and a half pixels a smoothed ground would eat into its neighbour's frame.
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect inner = option.rect.adjusted(8, 0, -8, 0);
    const int lineHeight = option.fontMetrics.height() + 1;
    const auto line = [&](const QRect &where, const QString &text, const QColor &ink) {
        painter->setPen(ink);
        painter->drawText(where, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                          option.fontMetrics.elidedText(text, Qt::ElideRight, where.width()));
    };
    const auto twoLines = [&](const QRect &where, const QString &text, const QColor &ink) {
        const QStringList lines = wrappedLines(text, option.font, where.width(), 2);
        int top = where.center().y() + 1 - static_cast<int>(lines.size()) * lineHeight / 2;
        for (const QString &one : lines) {
            line(QRect(where.left(), top, where.width(), lineHeight), one, ink);
            top += lineHeight;
        }
    };
    painter->setFont(option.font);
    if (index.column() == OperationsModel::StateColumn && row) {
        drawPill(*painter, inner, option.font,
                 {index.data().toString(), operationIcon(row->state), operationTone(row->state), selected}, look);
    } else if (index.column() == OperationsModel::WordsColumn && row) {
        QRect words = inner;
        const auto placed = button(option, index);
        if (placed)
            words.setRight(placed->second.left() - 12);
        const items::Sentence sentence = m_model.words(index.row());
        const bool loud = store::needsAttention(row->state);
        const bool fits = option.fontMetrics.horizontalAdvance(sentence.todo) <= words.width();
        if (loud && fits && !sentence.why.isEmpty()) {
            const int middle = words.center().y();
            line(QRect(words.left(), middle - lineHeight, words.width(), lineHeight), sentence.todo, look.text);
            line(QRect(words.left(), middle + 1, words.width(), lineHeight), sentence.why, look.muted);
        } else {
            // What is to be done is said whole before anything is said of why; the pane below says both.
            twoLines(words, loud ? sentence.todo : index.data().toString(), loud ? look.text : look.muted);
        }
        if (placed) {
            const auto &[action, rect] = *placed;
            const bool primary = row->state != OpState::Held && row->state != OpState::Review &&
                                 action != OperationAction::Acknowledge && action != OperationAction::Restore;
            painter->setPen(primary ? look.accent : look.fieldLine);
            painter->setBrush(primary ? look.accent : look.panel);
            painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
            painter->setPen(primary ? look.onAccent : look.text);
            painter->drawText(rect, Qt::AlignCenter, shortText(action, *row));
        }
    } else if (index.column() == OperationsModel::OperationColumn) {
        twoLines(inner, index.data().toString(), look.text);
    } else {
        line(inner, index.data().toString(), index.column() == OperationsModel::TimeColumn ? look.muted : look.text);
    }
    painter->restore();
    drawRowFocus(*painter, option, index);
}

bool OperationDelegate::editorEvent(QEvent *event, QAbstractItemModel *, const QStyleOptionViewItem &option,
                                    const QModelIndex &index)
{
    const bool press = event->type() == QEvent::MouseButtonPress;
    if (!press && event->type() != QEvent::MouseButtonRelease)
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    const store::OpRow *row = m_model.at(index.row());
    const auto placed = row && index.column() == OperationsModel::WordsColumn && mouse->button() == Qt::LeftButton
                            ? button(option, index)
                            : std::nullopt;
    std::optional<Pressed> under;
    if (placed && placed->second.contains(mouse->position().toPoint()))
        under = Pressed{row->operation.id, placed->first, shortText(placed->first, *row)};
    // What was not there when the mouse went down, or was another one, is not what somebody meant.
    const std::optional<Pressed> pressed = std::exchange(m_pressed, press ? under : std::nullopt);
    if (press || !under || pressed != under)
        return false;
    emit triggered(index, under->action);
    return true;
}

bool OperationDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                                  const QModelIndex &index)
{
    const store::OpRow *row = m_model.at(index.row());
    if (event->type() == QEvent::ToolTip && row && index.column() == OperationsModel::WordsColumn) {
        // What the short word stands for, and the key that does the same.
        if (const auto placed = button(option, index); placed && placed->second.contains(event->pos()))
            return showFullText(
                *event, view, placed->second,
                u"%1  (%2)"_s.arg(actionText(placed->first, *row, m_model.platformNow(row->operation.id),
                                             m_model.standing(index.row())),
                                  keyText(QKeySequence(actionKey(placed->first)))));
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

}  // namespace wyh::ui
