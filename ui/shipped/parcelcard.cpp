// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shipped/parcelcard.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

#include "ui/orders/orderwords.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/keybutton.h"
#include "ui/widgets/labels.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

ParcelCard::ParcelCard(const Facts &facts, QWidget *parent) : QFrame(parent)
{
    setProperty("panel", true);
    const Shipment &parcel = facts.parcel;
    const bool voided = parcel.state == ShipmentState::Voided;
    const bool known = parcel.shippedAtMs > 0;  // the platform has it and said when

    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(makeLabel(LabelRole::Strong, facts.courier, this));
    auto *waybill = new CopyLabel(this);
    waybill->setRole(LabelRole::Heading);
    waybill->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    waybill->setWhat(tr("Waybill"));
    waybill->setText(parcel.waybill);
    head->addWidget(waybill);
    if (voided)
        head->addWidget(new Badge(Tone::Exception, tr("Voided"), this));
    else if (known)
        head->addWidget(new Badge(Tone::Done, tr("Shipped"), this));
    if (!known) {
        auto *waiting = new Badge(this);
        const PillLook look = OrderWords::waitingToSync();
        waiting->setLook(look.tone, look.text, look.iconName);
        head->addWidget(waiting);
    }
    head->addStretch();
    if (!voided && facts.mayVoid) {
        auto *button = new KeyButton(tr("Void this parcel…"), {}, this);
        button->setObjectName(u"voidParcel"_s);
        button->setAccessibleName(tr("Void parcel %1").arg(parcel.waybill));
        connect(button, &QPushButton::clicked, this, [this, id = parcel.id] { emit voidRequested(id); });
        head->addWidget(button);
    }

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    // The values stand in one line in all cards.
    grid->setColumnMinimumWidth(0, fontMetrics().horizontalAdvance(tr("Voided because")));
    int row = 0;
    const auto fact = [&](const QString &name, const QString &value) {
        if (value.isEmpty())
            return;
        grid->addWidget(makeLabel(LabelRole::Muted, name, this), row, 0, Qt::AlignTop);
        auto *label = makeLabel(LabelRole::Body, value, this);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(label, row++, 1);
    };
    fact(tr("Weight"), tr("%1 g").arg(QLocale().toString(parcel.weightGrams)));
    fact(tr("Freight"), tr("%1 yuan").arg(formatYuan(parcel.freight)));
    fact(tr("Ship from"), facts.from);
    fact(tr("Shipped at"), known
                               ? u"%1  %2"_s.arg(OrderWords::moment(parcel.shippedAtMs, facts.nowMs), parcel.shippedBy)
                               : tr("Saved on this PC, to sync"));
    fact(tr("Voided because"), parcel.voidReason);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    column->addLayout(head);
    column->addLayout(grid);
    column->addWidget(makeRule(this));
    for (const ShipmentLine &part : parcel.lines) {
        const Line *line = facts.order.line(part.line);
        auto *across = new QHBoxLayout;
        auto *title = makeLabel(LabelRole::Body, line ? line->title : part.line.value, this);
        title->setWordWrap(true);
        across->addWidget(title, 3);
        auto *attributes = makeLabel(LabelRole::Muted, line ? line->attributes : QString(), this);
        attributes->setWordWrap(true);
        across->addWidget(attributes, 2);
        auto *count = makeLabel(LabelRole::Strong, u"× %1"_s.arg(part.quantity), this);
        count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        count->setMinimumWidth(QFontMetrics(font()).horizontalAdvance(u"× 999999"_s));
        across->addWidget(count);
        column->addLayout(across);
    }
}

}  // namespace wyh::ui
