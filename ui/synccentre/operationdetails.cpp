// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/synccentre/operationdetails.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>
#include <utility>

#include "models/items/comparisonmodel.h"
#include "models/items/couriertext.h"
#include "models/items/momenttext.h"
#include "models/items/operationtext.h"
#include "models/items/redo.h"
#include "ui/synccentre/comparisonview.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/keybutton.h"
#include "ui/widgets/labels.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSide = 16;
constexpr int kGap = 8;

QString parcelText(const ShipOp &op)
{
    int pieces = 0;
    for (const ShipLine &line : op.lines)
        pieces += line.quantity;
    return OperationDetails::tr("%1 %2, %n piece(s), %3 g, freight %4 yuan", nullptr, pieces)
        .arg(items::courierText(op.courier), op.waybill, QLocale().toString(op.weightGrams), formatYuan(op.freight));
}

/// What somebody has to decide about, or has decided.
bool isCompared(const store::OpRow &row)
{
    return store::needsAttention(row.state) || row.state == store::OpState::Closed;
}

}  // namespace

OperationDetails::OperationDetails(store::Desk &desk, const Clock &clock, QWidget *parent)
    : QFrame(parent),
      m_clock(clock),
      m_model(new items::ComparisonModel(desk, this)),
      m_comparison(new ComparisonView(this)),
      m_title(makeLabel(LabelRole::Heading, {}, this)),
      m_todo(makeLabel(LabelRole::Strong, {}, this)),
      m_why(makeLabel(LabelRole::Body, {}, this)),
      m_buttons(new FlowLayout(nullptr, kGap))
{
    setProperty("panel", true);
    setObjectName(u"operationDetails"_s);
    for (QLabel *label : {m_title, m_todo, m_why}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kSide, 12, kSide, 12);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addWidget(m_todo);
    column->addWidget(m_why);
    m_comparison->setModel(m_model);
    column->addWidget(m_comparison);
    m_facts = new QWidget(this);
    auto *grid = new QGridLayout(m_facts);
    grid->setContentsMargins(0, 6, 0, 6);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(1, 1);
    column->addWidget(m_facts);
    column->addLayout(m_buttons);
    connect(m_model, &items::ComparisonModel::platformRead, this, [this] {
        // What can be done depends on what the platform has, and so does what is to be done first.
        if (!m_row)
            return;
        showWords();
        emit platformRead(m_row->operation.id);
        if (actionsFor(*m_row, m_model->platformNow(), m_clock.nowMs(), m_standing) != m_actions)
            fillActions();
        else
            nameActions();
    });
    setOperation(nullptr);
}

const std::optional<store::Sight> &OperationDetails::platformNow() const
{
    return m_model->platformNow();
}

QString OperationDetails::words() const
{
    return m_todo->text() + u' ' + m_why->text();
}

void OperationDetails::setOperation(const store::OpRow *row, const items::Standing &standing)
{
    m_standing = standing;
    m_row = row ? std::optional<store::OpRow>(*row) : std::nullopt;
    m_model->setOperation(m_row && isCompared(*m_row) ? m_row : std::nullopt);
    fill();
}

void OperationDetails::showWords()
{
    const items::Sentence sentence = items::adviceFor(*m_row, m_model->platformNow(), m_standing.waits);
    m_todo->setText(sentence.todo);
    m_why->setText(sentence.why);
    m_why->setVisible(!sentence.why.isEmpty());
}

void OperationDetails::addFact(int &row, const QString &name, const QString &text)
{
    if (text.isEmpty())
        return;
    auto *grid = static_cast<QGridLayout *>(m_facts->layout());
    QLabel *value = makeLabel(LabelRole::Body, text, m_facts);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    value->setWordWrap(true);
    value->setAccessibleName(name + u": "_s + text);
    grid->addWidget(makeLabel(LabelRole::Muted, name, m_facts), row, 0, Qt::AlignTop);
    grid->addWidget(value, row, 1);
    ++row;
}

void OperationDetails::fill()
{
    qDeleteAll(m_facts->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    setVisible(m_row.has_value());
    m_comparison->setVisible(m_row && isCompared(*m_row));
    m_comparison->setAccessibleName(tr("What I saw, what I did, what the platform has"));
    if (m_row) {
        const store::OpRow &row = *m_row;
        m_title->setText(row.orderNumber.isEmpty() ? items::operationTitle(row)
                                                   : items::operationTitle(row) + u"  ·  "_s + row.orderNumber);
        showWords();

        int line = 0;
        QString what = items::operationTitle(row);
        if (const auto *ship = std::get_if<ShipOp>(&row.operation.payload))
            what = parcelText(*ship);
        const QString when = items::momentText(row.operation.actedAtMs, m_clock.nowMs());
        addFact(line, tr("What I did"), when.isEmpty() ? what : what + u"  ·  "_s + when);
        if (row.attempts > 0 && !isCompared(row))
            addFact(line, tr("Tried"), tr("%n time(s)", nullptr, row.attempts));
        if (row.state == store::OpState::Closed) {
            const QString at = items::momentText(row.closedAtMs, m_clock.nowMs());
            addFact(line, tr("Closed by"), at.isEmpty() ? row.closedBy : row.closedBy + u"  ·  "_s + at);
            const qint64 until = store::restorableUntilMs(row);
            if (until > m_clock.nowMs())
                addFact(line, tr("Can be restored"), tr("until %1").arg(items::dayAndTimeText(until, m_clock.nowMs())));
        }
        addFact(line, tr("Technical"), row.lastError.isEmpty() ? row.problem.detail : row.lastError);
    }
    fillActions();
}

void OperationDetails::fillActions()
{
    // Later: this may be called from the click of one of them.
    for (KeyButton *button : m_shown) {
        button->hide();
        button->setKey({});
        button->deleteLater();
    }
    m_shown.clear();
    while (QLayoutItem *item = m_buttons->takeAt(0))
        delete item;
    m_actions.clear();
    if (!m_row)
        return;
    m_actions = actionsFor(*m_row, m_model->platformNow(), m_clock.nowMs(), m_standing);
    // What waits for an earlier one, or for a look at the goods, is not what to do next.
    bool first = m_actions.first() != OperationAction::ViewOrder && m_actions.first() != OperationAction::CopyText &&
                 !(m_row->state == store::OpState::Held && m_standing.waits) && m_row->state != store::OpState::Review;
    for (const OperationAction action : m_actions) {
        auto *button = new KeyButton(actionText(action, *m_row, m_model->platformNow(), m_standing),
                                     QKeySequence(actionKey(action)), this);
        button->setObjectName(u"action%1"_s.arg(static_cast<int>(action)));
        button->setPrimary(first);
        button->setProperty("danger", action == OperationAction::Discard);
        connect(button, &QPushButton::clicked, this, [this, action] { emit triggered(action); });
        m_buttons->addWidget(button);
        button->show();  // now, not with the next event: its key must work at once
        m_shown.append(button);
        first = false;
    }
    fitButtons();
    emit actionsChanged();
}

/// In one line where that is possible: from the end, what is needed least gives up its cap; its key stays, and is told
/// under the mouse and in the list of keys.
void OperationDetails::fitButtons()
{
    const int room = width() - 2 * kSide - 2;
    int least = -kGap;
    int needed = -kGap;
    for (const KeyButton *button : std::as_const(m_shown)) {
        least += button->hint(false).width() + kGap;
        needed += button->hint(true).width() + kGap;
    }
    for (auto it = m_shown.crbegin(); it != m_shown.crend(); ++it) {
        const bool shown = needed <= room || least > room;
        if (!shown)
            needed -= (*it)->hint(true).width() - (*it)->hint(false).width();
        (*it)->setCapShown(shown);
    }
}

void OperationDetails::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fitButtons();
}

void OperationDetails::nameActions()
{
    bool renamed = false;
    for (qsizetype i = 0; i < m_shown.size(); ++i) {
        const QString text = actionText(m_actions.at(i), *m_row, m_model->platformNow(), m_standing);
        if (m_shown.at(i)->text() == text)
            continue;
        m_shown.at(i)->setLabel(text);
        renamed = true;
    }
    if (renamed) {
        fitButtons();
        emit actionsChanged();
    }
}

void OperationDetails::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_model->retranslate();
        fill();
    }
}

}  // namespace wyh::ui
