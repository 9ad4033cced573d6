// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/picking/linesdelegate.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

#include "ui/orders/orderwords.h"
#include "ui/widgets/fulltext.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/tablelook.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;
using Column = items::OrderLinesModel::Column;

namespace {
constexpr int kSymbolButton = 34;
constexpr int kNameLines = 4;  // the end of a name seldom matters, the end of its attributes does
constexpr int kAttributeLines = 5;

QString symbolOf(LineAct act)
{
    switch (act) {
        case LineAct::OutOfStock:
            return u"package-off"_s;
        case LineAct::Discontinued:
            return u"ban"_s;
        case LineAct::ClearFlag:
            return u"package"_s;  // the goods are there again; a cross would read as "remove the line"
        case LineAct::PutBack:
            return u"arrow-back-up"_s;
    }
    return {};
}

}  // namespace

QString LinesDelegate::word(LineAct act)
{
    switch (act) {
        case LineAct::OutOfStock:
            return tr("Out of stock");
        case LineAct::Discontinued:
            return tr("Discontinued");
        case LineAct::ClearFlag:
            return tr("Clear mark");
        case LineAct::PutBack:
            return tr("Put back");
    }
    return {};
}

QList<LineAct> LinesDelegate::acts(const Line &line) const
{
    if (m_cancelled || line.open() <= 0 || !line.sendable)
        return {};
    if (line.flagged())
        return {LineAct::ClearFlag};
    if (line.toPick() <= 0)
        return {LineAct::PutBack};
    return {LineAct::OutOfStock, LineAct::Discontinued};
}

QString LinesDelegate::secondText(const Line &line) const
{
    const QString number = m_barcodeBelow ? line.barcodes.value(0) : line.articleNumber;
    QStringList texts{line.attributes, number, OrderWords::givenUp(line)};
    texts.removeAll(QString());
    return texts.join(u" · "_s);
}

int LinesDelegate::rowHeight(const Line &line, const QFont &font, int productWidth) const
{
    const int width = std::max(40, productWidth - 2 * kPadding);
    const qsizetype lines = wrappedLines(line.title, font, width, kNameLines).size() +
                            wrappedLines(secondText(line), font, width, kAttributeLines).size();
    const int words = static_cast<int>(lines) * QFontMetrics(font).height() + 2;
    return std::max(kPicture, words) + 16;
}

QSize LinesDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {80, std::max(kPicture, 2 * QFontMetrics(option.font).height()) + 16};
}

void LinesDelegate::setNarrow(bool barcodeBelow, bool symbols)
{
    m_barcodeBelow = barcodeBelow;
    m_symbols = symbols;
}

PillLook LinesDelegate::markOf(const Line &line)
{
    if (line.open() <= 0 && line.picked == 0 && line.givenUp > 0)
        return {tr("Given up"), u"circle-minus"_s, Tone::Neutral};
    return OrderWords::lineFlag(line);
}

int LinesDelegate::markWidth(const Line &line, const QFont &font)
{
    const PillLook mark = markOf(line);
    return mark.text.isEmpty() ? 0 : pillSize(font, mark).width();
}

int LinesDelegate::actionsWidth(const QFont &font) const
{
    if (m_symbols)
        return 2 * kSymbolButton + 4 + 2 * kPadding;
    const QFontMetrics metrics(font);
    return metrics.horizontalAdvance(word(LineAct::OutOfStock)) +
           metrics.horizontalAdvance(word(LineAct::Discontinued)) + 40 + 4 + 2 * kPadding;
}

QList<QRect> LinesDelegate::buttonRects(const QRect &cell, const QFont &font, const QList<LineAct> &acts) const
{
    const QFontMetrics metrics(font);
    const int height = metrics.height() + 10;
    QList<QRect> rects;
    int left = cell.left() + kPadding;
    for (const LineAct act : acts) {
        const int width = m_symbols ? kSymbolButton : metrics.horizontalAdvance(word(act)) + 20;
        rects.append(QRect(left, cell.center().y() - height / 2, width, height));
        left += width + 4;
    }
    return rects;
}

void LinesDelegate::paintProduct(QPainter &painter, const QRect &rect, const QFont &font, const Line &line,
                                 const Tokens &look) const
{
    const QStringList name = wrappedLines(line.title, font, rect.width(), kNameLines);
    const QStringList second = wrappedLines(secondText(line), font, rect.width(), kAttributeLines);
    const int height = QFontMetrics(font).height();
    const int block = static_cast<int>(name.size() + second.size()) * height + 2;
    int top = rect.top() + (rect.height() - block) / 2;
    const auto draw = [&](const QStringList &lines, const QColor &ink) {
        painter.setPen(ink);
        for (const QString &text : lines) {
            painter.drawText(QRect(rect.left(), top, rect.width(), height),
                             Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
            top += height;
        }
        top += 2;
    };
    painter.setFont(font);
    draw(name, look.text);
    draw(second, look.muted);
}

void LinesDelegate::paintPicked(QPainter &painter, const QRect &rect, const QFont &font, const Line &line,
                                const Tokens &look) const
{
    const QFont strong = scaledFont(font, 1.15, QFont::DemiBold);
    const QFontMetrics metrics(strong);
    const bool complete = line.toPick() <= 0 && line.picked > 0;
    const PillLook flag = markOf(line);
    const QRect place = rect.adjusted(0, 0, -kHeaderEnd, 0);
    const QRect underFigures = pillSize(font, flag).width() > place.width() ? rect : place;
    if (!flag.text.isEmpty() && line.picked == 0) {
        drawPill(painter, underFigures, font, flag, look, Qt::AlignRight);
        return;
    }
    painter.setFont(strong);
    painter.setPen(complete ? look.done.ink : line.picked > 0 ? look.text : look.muted);
    const QString figure = QString::number(line.picked);
    if (complete) {
        const int left = place.right() - metrics.horizontalAdvance(figure) - 20;
        paintIcon(painter, QRectF(left, place.center().y() - 8, 16, 16), u"check"_s, look.done.ink);
    }
    if (flag.text.isEmpty()) {
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, figure);
        return;
    }
    const int half = rect.height() / 2;
    painter.drawText(QRect(place.left(), rect.top() + 4, place.width(), half - 4), Qt::AlignRight | Qt::AlignVCenter,
                     figure);
    drawPill(painter, QRect(underFigures.left(), rect.top() + half, underFigures.width(), half - 4), font, flag, look,
             Qt::AlignRight);
}

void LinesDelegate::paintActions(QPainter &painter, const QStyleOptionViewItem &option, const Line &line,
                                 const Tokens &look) const
{
    const QList<LineAct> all = acts(line);
    const QList<QRect> rects = buttonRects(option.rect, option.font, all);
    painter.setFont(option.font);
    for (int i = 0; i < all.size(); ++i) {
        const QRect &rect = rects.at(i);
        painter.setPen(look.fieldLine);
        painter.setBrush(look.panel);
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
        painter.setPen(look.text);
        const qreal side = option.fontMetrics.height();
        if (m_symbols)
            paintIcon(painter,
                      QRectF(rect.center().x() + 0.5 - side / 2, rect.center().y() + 0.5 - side / 2, side, side),
                      symbolOf(all.at(i)), look.text);
        else
            painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, word(all.at(i)));
    }
}

bool LinesDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                              const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || index.column() != Column::Actions)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QList<LineAct> all = acts(index.data(items::OrderLinesModel::LineRole).value<Line>());
    const QList<QRect> rects = buttonRects(option.rect, option.font, all);
    QString text;
    for (int i = 0; i < all.size(); ++i) {
        if (m_symbols && rects.at(i).contains(event->pos()))
            text = word(all.at(i));
    }
    return showFullText(*event, view, option.rect, text);
}

void LinesDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Line line = index.data(items::OrderLinesModel::LineRole).value<Line>();
    const Tokens &look = tokens(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool fresh = index.data(items::OrderLinesModel::FreshRole).toBool();
    const bool current = option.state & QStyle::State_Selected;
    painter->fillRect(option.rect, fresh ? look.done.soft : current ? look.selected : look.panel);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), look.hairline);
    if (current && index.column() == Column::Picture)
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height() - 1), look.accent);
    const QRect inner = option.rect.adjusted(kPadding, 2, -kPadding, -3);
    switch (index.column()) {
        case Column::Picture: {
            const QRectF box(inner.center().x() - kPicture / 2.0 + 2, inner.center().y() - kPicture / 2.0 + 1, kPicture,
                             kPicture);
            painter->setPen(Qt::NoPen);
            painter->setBrush(look.neutral.soft);
            painter->drawRoundedRect(box, 4, 4);
            paintIcon(*painter, box.adjusted(10, 10, -10, -10), u"box"_s, look.disabled);
            break;
        }
        case Column::Product:
            paintProduct(*painter, inner, option.font, line, look);
            break;
        case Column::Picked:
            paintPicked(*painter, inner, option.font, line, look);
            break;
        case Column::Actions:
            paintActions(*painter, option, line, look);
            break;
        default: {
            const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
            const QString text = index.data().toString();
            const QRect place = index.column() == Column::Needed ? inner.adjusted(0, 0, -kHeaderEnd, 0) : inner;
            painter->setFont(index.column() == Column::Location ? scaledFont(option.font, 1.0, QFont::DemiBold)
                                                                : option.font);
            painter->setPen(index.column() == Column::Barcode ? look.muted : look.text);
            painter->drawText(place, (alignment ? alignment : Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                              QFontMetrics(painter->font())
                                  .elidedText(text.isEmpty() ? u"–"_s : text, Qt::ElideRight, place.width()));
        }
    }
    painter->restore();
    drawRowFocus(*painter, option, index);
}

QWidget *LinesDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    if (index.column() != Column::Picked)
        return nullptr;
    auto *editor = new QLineEdit(parent);
    editor->setObjectName(u"quantityEditor"_s);
    editor->setAlignment(Qt::AlignRight);
    editor->setAccessibleName(tr("Picked quantity"));
    editor->setMaxLength(32);
    return editor;
}

void LinesDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *edit = static_cast<QLineEdit *>(editor);
    if (edit->isModified())
        return;  // a change of the line must not overwrite what is being typed
    edit->setText(index.data(Qt::EditRole).toString());
    edit->selectAll();
}

void LinesDelegate::setModelData(QWidget *editor, QAbstractItemModel *, const QModelIndex &index) const
{
    emit typed(LineId(index.data(items::OrderLinesModel::LineIdRole).toString()),
               static_cast<QLineEdit *>(editor)->text());
}

void LinesDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int height = editor->sizeHint().height();
    editor->setGeometry(option.rect.left() + 2, option.rect.center().y() - height / 2, option.rect.width() - 4, height);
}

bool LinesDelegate::eventFilter(QObject *watched, QEvent *event)
{
    auto *editor = qobject_cast<QWidget *>(watched);
    if (editor && event->type() == QEvent::FocusOut) {
        // Neither another window nor the editor's own menu ends the typing.
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
            emit closeEditor(editor, RevertModelCache);
        return false;
    }
    return QStyledItemDelegate::eventFilter(watched, event);
}

bool LinesDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                const QModelIndex &index)
{
    if (index.column() == Column::Actions && event->type() == QEvent::MouseButtonRelease) {
        const Line line = index.data(items::OrderLinesModel::LineRole).value<Line>();
        const QList<LineAct> all = acts(line);
        const QList<QRect> rects = buttonRects(option.rect, option.font, all);
        for (int i = 0; i < all.size(); ++i) {
            if (rects.at(i).contains(static_cast<QMouseEvent *>(event)->position().toPoint())) {
                emit acted(line.id, all.at(i));
                return true;
            }
        }
    }
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

}  // namespace wyh::ui
