// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/synccentre/operationdetails.h"

#include <QDateTime>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include "models/items/operationtext.h"
#include "ui/widgets/keybutton.h"
#include "ui/widgets/labels.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {

/// The line as the platform has it, from the answer's parameters.
QString platformLine(const QJsonObject &params)
{
    if (!params.contains(u"ordered"_s))
        return {};
    const auto number = [&params](const QString &name) { return QString::number(params.value(name).toInteger()); };
    QString text = OperationDetails::tr("ordered %1, picked %2, shipped %3")
                       .arg(number(u"ordered"_s), number(u"picked"_s), number(u"shipped"_s));
    if (params.value(u"given_up"_s).toInteger() > 0)
        text += OperationDetails::tr(", given up %1").arg(number(u"given_up"_s));
    const QString title = params.value(u"title"_s).toString();
    return title.isEmpty() ? text : title + u": "_s + text;
}

QString parcelText(const ShipOp &op)
{
    int pieces = 0;
    for (const ShipLine &line : op.lines)
        pieces += line.quantity;
    return OperationDetails::tr("%1 %2, %n piece(s), %3 g, freight %4", nullptr, pieces)
        .arg(op.courier, op.waybill, QString::number(op.weightGrams), formatYuan(op.freight));
}

}  // namespace

OperationDetails::OperationDetails(QWidget *parent)
    : QFrame(parent),
      m_title(makeLabel(LabelRole::Heading, {}, this)),
      m_todo(makeLabel(LabelRole::Strong, {}, this)),
      m_why(makeLabel(LabelRole::Body, {}, this)),
      m_buttons(new QHBoxLayout)
{
    setProperty("panel", true);
    setObjectName(u"operationDetails"_s);
    for (QLabel *label : {m_title, m_todo, m_why}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addWidget(m_todo);
    column->addWidget(m_why);
    m_facts = new QWidget(this);
    auto *grid = new QGridLayout(m_facts);
    grid->setContentsMargins(0, 6, 0, 6);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(1, 1);
    column->addWidget(m_facts);
    m_buttons->setSpacing(8);
    column->addLayout(m_buttons);
    setOperation(nullptr);
}

QString OperationDetails::words() const
{
    return m_todo->text() + u' ' + m_why->text();
}

void OperationDetails::setOperation(const store::OpRow *row)
{
    m_row = row ? std::optional<store::OpRow>(*row) : std::nullopt;
    fill();
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
    setVisible(m_row.has_value());
    if (!m_row)
        return;
    const store::OpRow &row = *m_row;
    const items::Sentence sentence = items::operationWords(row);
    m_title->setText(row.orderNumber.isEmpty() ? items::operationTitle(row)
                                               : items::operationTitle(row) + u"  ·  "_s + row.orderNumber);
    m_todo->setText(sentence.todo);
    m_why->setText(sentence.why);
    m_why->setVisible(!sentence.why.isEmpty());

    int line = 0;
    const QJsonObject &params = row.problem.params;
    if (row.operation.actedAtMs > 0)
        addFact(line, tr("When"),
                QDateTime::fromMSecsSinceEpoch(row.operation.actedAtMs).toString(u"yyyy-MM-dd HH:mm:ss"_s));
    if (const auto *ship = std::get_if<ShipOp>(&row.operation.payload))
        addFact(line, tr("What I did"), parcelText(*ship));
    else
        addFact(line, tr("What I did"), items::operationTitle(row));
    if (row.operation.baseVersion > 0)
        addFact(line, tr("What I saw"), tr("version %1 of the order").arg(row.operation.baseVersion));
    QString platform = platformLine(params);
    if (row.resultVersion > 0)
        platform += (platform.isEmpty() ? QString() : u" · "_s) + tr("version %1").arg(row.resultVersion);
    addFact(line, tr("On the platform now"), platform);
    addFact(line, tr("First parcel there"), params.value(u"first_waybill"_s).toString());
    if (row.attempts > 0)
        addFact(line, tr("Tried"), tr("%n time(s)", nullptr, row.attempts));
    addFact(line, tr("Closed by"), row.closedBy);
    addFact(line, tr("Technical"), row.lastError.isEmpty() ? row.problem.detail : row.lastError);

    m_actions = actionsFor(row);
    bool first = store::needsAttention(row.state);
    for (const OperationAction action : m_actions) {
        auto *button = new KeyButton(actionText(action), QKeySequence(actionKey(action)), this);
        button->setObjectName(u"action%1"_s.arg(static_cast<int>(action)));
        button->setPrimary(first);
        button->setProperty("danger", action == OperationAction::Discard);
        connect(button, &QPushButton::clicked, this, [this, action] { emit triggered(action); });
        m_buttons->addWidget(button);
        button->show();  // now, not with the next event: its key must work at once
        m_shown.append(button);
        first = false;
    }
    m_buttons->addStretch();
}

void OperationDetails::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        fill();
}

}  // namespace wyh::ui
