// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shipping/shiplines.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

#include "models/items/problemtext.h"
#include "ui/orders/orderwords.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/fielderror.h"
#include "ui/widgets/labels.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kTickWidth = 24;
constexpr int kGap = 8;
constexpr int kNameLeft = kTickWidth + kGap;
constexpr int kLeftWidth = 64;
constexpr int kQuantityWidth = 96;
}  // namespace

ShipLines::ShipLines(items::ShipmentForm &form, QWidget *parent)
    : QScrollArea(parent),
      m_form(form),
      m_body(new QWidget(this)),
      m_headProduct(makeLabel(LabelRole::Muted, {}, m_body)),
      m_headLeft(makeLabel(LabelRole::Muted, {}, m_body)),
      m_headQuantity(makeLabel(LabelRole::Muted, {}, m_body)),
      m_none(makeLabel(LabelRole::Error, {}, m_body))
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(kNameLeft, 0, 0, 6);
    head->setSpacing(kGap);
    head->addWidget(m_headProduct, 1);
    m_headLeft->setFixedWidth(kLeftWidth);
    m_headLeft->setAlignment(Qt::AlignRight);
    m_headQuantity->setFixedWidth(kQuantityWidth);
    m_headQuantity->setAlignment(Qt::AlignRight);
    head->addWidget(m_headLeft);
    head->addWidget(m_headQuantity);
    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 6, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(makeRule(m_body));
    column->addWidget(m_none);
    column->addStretch(1);  // few lines stand at the top, none of them stretched
    m_none->setWordWrap(true);
    m_none->setContentsMargins(0, 8, 0, 0);
    m_none->hide();
    setWidget(m_body);
    m_body->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
}

ShipLines::Row ShipLines::makeRow(const LineId &line)
{
    Row row;
    row.frame = new QWidget(m_body);
    row.tick = new QCheckBox(row.frame);
    row.title = makeLabel(LabelRole::Body, {}, row.frame);
    row.detail = makeLabel(LabelRole::Muted, {}, row.frame);
    row.flag = new Badge(row.frame);
    row.left = makeLabel(LabelRole::Body, {}, row.frame);
    row.quantity = new QLineEdit(row.frame);
    row.stays = makeLabel(LabelRole::Muted, {}, row.frame);
    row.error = new FieldError(row.quantity, row.frame);
    const int lineHeight = row.quantity->sizeHint().height();
    for (QWidget *widget : QList<QWidget *>{row.tick, row.left, row.stays})
        widget->setMinimumHeight(lineHeight);
    row.tick->setFixedWidth(kTickWidth);
    row.title->setWordWrap(true);
    row.detail->setWordWrap(true);
    row.left->setFixedWidth(kLeftWidth);
    row.left->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row.quantity->setAlignment(Qt::AlignRight);
    row.quantity->setMaxLength(32);
    row.quantity->setFixedWidth(kQuantityWidth);
    row.quantity->installEventFilter(this);
    row.stays->setFixedWidth(kQuantityWidth);
    row.stays->setWordWrap(true);
    row.stays->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *words = new QVBoxLayout;
    words->setContentsMargins(0, (lineHeight - row.title->fontMetrics().height()) / 2, 0, 0);
    words->setSpacing(0);
    words->addWidget(row.title);
    words->addStretch();
    auto *across = new QHBoxLayout;
    across->setSpacing(kGap);
    across->addWidget(row.tick, 0, Qt::AlignTop);
    // Not aligned: an aligned layout is as high as its hint, and long names would lose a line.
    across->addLayout(words, 1);
    auto *figures = new QHBoxLayout;
    figures->setSpacing(kGap);
    for (QWidget *widget : QList<QWidget *>{row.left, row.quantity, row.stays})
        figures->addWidget(widget);
    // What is wrong with the quantity stands right below it, however long the name beside it is.
    row.error->setAlignment(Qt::AlignRight);
    row.error->setFixedWidth(kLeftWidth + kGap + kQuantityWidth);
    row.error->setContentsMargins(0, 2, 0, 0);
    auto *numbers = new QVBoxLayout;
    numbers->setSpacing(0);
    numbers->addLayout(figures);
    numbers->addWidget(row.error);
    numbers->addStretch();
    across->addLayout(numbers);
    auto *column = new QVBoxLayout(row.frame);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(0);
    column->addLayout(across);
    // Across the whole row, also below the figures: a name has little room between the tick and them.
    auto *below = new QVBoxLayout;
    below->setContentsMargins(kNameLeft, 0, 0, 0);
    below->setSpacing(2);
    below->addWidget(row.detail);
    below->addWidget(row.flag, 0, Qt::AlignLeft);
    column->addLayout(below);
    column->addSpacing(8);
    column->addWidget(makeRule(row.frame));
    connect(row.tick, &QCheckBox::toggled, this, [this, line](bool on) { m_form.setTicked(line, on); });
    connect(row.quantity, &QLineEdit::textChanged, this,
            [this, line](const QString &text) { m_form.setQuantity(line, text); });
    return row;
}

void ShipLines::rebuild()
{
    QList<LineId> wanted;
    for (const ShipmentDraft::DraftLine &draft : m_form.draft().lines)
        wanted.append(draft.line);
    for (const LineId &line : m_order) {
        if (wanted.contains(line))
            continue;
        QWidget *frame = m_rows.take(line).frame;
        frame->hide();
        frame->deleteLater();
    }
    auto *column = static_cast<QVBoxLayout *>(m_body->layout());
    QWidget *last = m_headQuantity;
    constexpr int kFirstRow = 3;  // behind the head, the rule and the error of the whole
    for (int i = 0; i < wanted.size(); ++i) {
        const LineId &line = wanted.at(i);
        if (!m_rows.contains(line))
            m_rows.insert(line, makeRow(line));
        const Row &row = m_rows.value(line);
        if (column->indexOf(row.frame) != kFirstRow + i) {
            column->removeWidget(row.frame);
            column->insertWidget(kFirstRow + i, row.frame);
            row.frame->show();
        }
        setTabOrder(last, row.tick);
        setTabOrder(row.tick, row.quantity);
        last = row.quantity;
    }
    m_order = wanted;
    showErrors();
}

void ShipLines::fill(Row &row, const ShipmentDraft::DraftLine &draft)
{
    const Line *line = m_form.order() ? m_form.order()->line(draft.line) : nullptr;
    if (!line)
        return;
    const int most = m_form.most(draft.line);
    const PillLook flag = OrderWords::lineFlag(*line);
    row.title->setText(line->title);
    QStringList detail{line->attributes};
    const bool more = most > line->toShip();
    if (more)
        detail.append(tr("%1 of %2 picked").arg(line->picked).arg(line->ordered - line->givenUp));
    if (line->shipped > 0)
        detail.append(tr("%1 shipped already").arg(line->shipped));
    detail.append(OrderWords::givenUp(*line));
    if (!line->sendable && !line->unsendableReason.isEmpty())
        detail.append(line->unsendableReason);
    detail.removeAll(QString());
    row.detail->setText(detail.join(u" · "_s));
    row.detail->setVisible(!detail.isEmpty());
    row.flag->setLook(flag.tone, flag.text, flag.iconName);
    row.flag->setVisible(!flag.text.isEmpty());
    row.left->setText(QString::number(most));
    row.left->setToolTip(plainToolTip(more ? tr("%1 are picked; %2 more can be picked and shipped in one go")
                                                 .arg(line->toShip())
                                                 .arg(most - line->toShip())
                                           : QString()));
    row.tick->setEnabled(most > 0);
    row.tick->setAccessibleName(tr("Ship %1 %2").arg(line->title, line->attributes));
    row.quantity->setAccessibleName(tr("Quantity of %1 %2, at most %3").arg(line->title, line->attributes).arg(most));
    if (row.tick->isChecked() != draft.ticked)
        row.tick->setChecked(draft.ticked);
    if (row.quantity->text() != draft.quantity)
        row.quantity->setText(draft.quantity);
    row.quantity->setVisible(draft.ticked);
    row.stays->setVisible(!draft.ticked);
    row.stays->setText(most > 0 ? tr("Left out") : tr("Not now"));
}

void ShipLines::showErrors()
{
    for (const ShipmentDraft::DraftLine &draft : m_form.draft().lines) {
        if (!m_rows.contains(draft.line))
            continue;
        Row &row = m_rows[draft.line];
        fill(row, draft);
        const auto error = m_form.errorAt(items::ShipmentForm::quantityPointer(draft.line));
        row.error->setError(error && draft.ticked ? items::fieldErrorText(*error) : QString());
    }
    const auto whole = m_form.errorAt(u"/lines"_s);
    m_none->setText(whole ? items::fieldErrorText(*whole) : QString());
    m_none->setVisible(whole.has_value());
}

void ShipLines::retranslate()
{
    m_headProduct->setText(tr("Product"));
    m_headLeft->setText(tr("To ship"));
    m_headQuantity->setText(tr("In this parcel"));
    showErrors();
}

bool ShipLines::focusFirstError()
{
    for (const LineId &line : m_order) {
        const Row &row = m_rows.value(line);
        if (row.error->hasError()) {
            row.quantity->setFocus();
            row.quantity->selectAll();
            ensureWidgetVisible(row.frame);
            return true;
        }
    }
    if (!m_none->isHidden() && !m_order.isEmpty()) {
        focusFirst();
        return true;
    }
    return false;
}

void ShipLines::focusFirst()
{
    for (const LineId &line : m_order) {
        if (m_rows.value(line).tick->isEnabled()) {
            m_rows.value(line).tick->setFocus();
            return;
        }
    }
}

bool ShipLines::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && key->modifiers() == Qt::NoModifier) {
            emit finished();
            return true;
        }
    }
    if (event->type() == QEvent::FocusIn) {
        if (auto *edit = qobject_cast<QLineEdit *>(watched))
            ensureWidgetVisible(edit->parentWidget());
    }
    return QScrollArea::eventFilter(watched, event);
}

}  // namespace wyh::ui
