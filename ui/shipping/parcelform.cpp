// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shipping/parcelform.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

#include "models/items/problemtext.h"
#include "ui/orders/orderwords.h"
#include "ui/widgets/choicebox.h"
#include "ui/widgets/fielderror.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/scanedit.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {

/// Editable from the beginning: its line edit must follow it at once in the order of Tab, or Shift+Tab would come from
/// behind the form to the courier and pass over the fields between.
QComboBox *makeEditable(QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setEditable(true);
    return box;
}

}  // namespace

ParcelForm::ParcelForm(items::ShipmentForm &form, QList<Courier> couriers, QWidget *parent)
    : QWidget(parent),
      m_form(form),
      m_couriers(std::move(couriers)),
      m_waybillLabel(makeLabel(LabelRole::Body, {}, this)),
      m_waybill(new ScanEdit(this)),
      m_waybillError(new FieldError(m_waybill, this)),
      m_waybillHint(makeLabel(LabelRole::Body, {}, this)),
      m_courierLabel(makeLabel(LabelRole::Body, {}, this)),
      m_courier(makeEditable(this)),
      m_courierError(new FieldError(m_courier, this)),
      m_fromLabel(makeLabel(LabelRole::Body, {}, this)),
      m_from(new ChoiceBox(this)),
      m_fromWhole(makeLabel(LabelRole::Muted, {}, this)),
      m_fromError(new FieldError(m_from, this)),
      m_weightLabel(makeLabel(LabelRole::Body, {}, this)),
      m_weight(new QLineEdit(this)),
      m_weightUnit(makeLabel(LabelRole::Muted, {}, this)),
      m_weightError(new FieldError(m_weight, this)),
      m_freightLabel(makeLabel(LabelRole::Body, {}, this)),
      m_freight(new QLineEdit(this)),
      m_freightUnit(makeLabel(LabelRole::Muted, {}, this)),
      m_freightError(new FieldError(m_freight, this)),
      m_toLabel(makeLabel(LabelRole::Body, {}, this)),
      m_to(makeLabel(LabelRole::Strong, {}, this)),
      m_toAddress(makeLabel(LabelRole::Muted, {}, this)),
      m_reveal(new QToolButton(this)),
      m_copy(new QToolButton(this))
{
    m_courier->setObjectName(u"courier"_s);
    m_waybill->setObjectName(u"waybill"_s);
    m_weight->setObjectName(u"weight"_s);
    m_freight->setObjectName(u"freight"_s);
    m_waybill->setKeepsText(true);
    m_waybill->setFont(scaledFont(font(), 1.15));
    m_weight->setMaxLength(32);
    m_freight->setMaxLength(32);
    for (QLineEdit *edit : {m_weight, m_freight})
        edit->setAlignment(Qt::AlignRight);
    m_courier->setInsertPolicy(QComboBox::NoInsert);
    m_courier->setMaxVisibleItems(14);
    for (QComboBox *combo : {m_courier, m_from}) {
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(8);
    }
    fillCouriers();
    m_waybillHint->setWordWrap(true);
    m_toAddress->setWordWrap(true);
    m_fromWhole->setWordWrap(true);
    m_to->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_toAddress->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_reveal->setIcon(icon(u"eye"_s));
    m_copy->setIcon(icon(u"copy"_s));

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto add = [&](QLabel *label, QWidget *field, FieldError *error, QLabel *unit = nullptr,
                         QLabel *below = nullptr) {
        label->setBuddy(field);
        label->setMinimumHeight(field->sizeHint().height());
        grid->addWidget(label, row, 0, Qt::AlignTop);
        grid->addWidget(field, row, 1, 1, unit ? 1 : 2);
        if (unit)
            grid->addWidget(unit, row, 2);
        ++row;
        if (below)
            grid->addWidget(below, row++, 1, 1, 2);
        grid->addWidget(error, row++, 1, 1, 2);
        grid->setRowMinimumHeight(row, 6);
        ++row;
    };
    add(m_waybillLabel, m_waybill, m_waybillError, nullptr, m_waybillHint);
    add(m_courierLabel, m_courier, m_courierError);
    add(m_fromLabel, m_from, m_fromError, nullptr, m_fromWhole);
    add(m_weightLabel, m_weight, m_weightError, m_weightUnit);
    add(m_freightLabel, m_freight, m_freightError, m_freightUnit);
    grid->addWidget(makeRule(this), row++, 0, 1, 3);
    auto *to = new QHBoxLayout;
    to->setSpacing(2);
    to->addWidget(m_to);
    to->addStretch();
    to->addWidget(m_reveal);
    to->addWidget(m_copy);
    grid->addWidget(m_toLabel, row, 0);
    grid->addLayout(to, row++, 1, 1, 2);
    grid->addWidget(m_toAddress, row++, 1, 1, 2);
    // The fields are made in the order of Tab. Setting it once more would tie the chain of an editable combo box into a
    // knot that Tab never leaves.

    for (QWidget *field : QList<QWidget *>{m_weight, m_freight, m_courier->lineEdit()})
        field->installEventFilter(this);
    connect(m_waybill, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_form.setWaybill(text);
        guessCourier();
    });
    connect(m_waybill, &ScanEdit::scanned, this, [this] {
        if (!m_form.errorAt(u"/waybill"_s))
            focusWeight();
    });
    connect(m_weight, &QLineEdit::textChanged, &m_form, &items::ShipmentForm::setWeight);
    connect(m_freight, &QLineEdit::textChanged, &m_form, &items::ShipmentForm::setFreight);
    connect(m_courier, &QComboBox::activated, this, [this](int index) {
        m_courierChosen = true;
        m_form.setCourier(m_courier->itemData(index).toString());
    });
    connect(m_courier->lineEdit(), &QLineEdit::editingFinished, this, &ParcelForm::courierTyped);
    connect(m_from, &QComboBox::activated, this,
            [this](int index) { m_form.setFrom(AddressId(m_from->itemData(index).toString())); });
    connect(m_reveal, &QToolButton::clicked, this, [this] {
        m_revealed = !m_revealed;
        showRecipient();
    });
    connect(m_copy, &QToolButton::clicked, this, [this] {
        if (!m_form.order())
            return;
        const Recipient &recipient = m_form.order()->recipient;
        QApplication::clipboard()->setText(
            u"%1 %2 %3"_s.arg(recipient.name, recipient.phone, OrderWords::fullAddress(recipient)));
        emit copied();
    });
}

void ParcelForm::showDraft()
{
    const OrderId order = m_form.order() ? m_form.order()->id : OrderId();
    if (order != m_shownOrder || !m_form.touched()) {
        m_shownOrder = order;
        m_courierChosen = !m_form.supersedes().isEmpty();
        m_revealed = false;
        m_outsidePointer.clear();
    }
    fillAddresses();
    showErrors();
    showRecipient();
}

void ParcelForm::fillAddresses()
{
    m_from->clear();
    for (const Address &address : m_form.addresses())
        m_from->addItem(OrderWords::address(address), address.id.value);
    m_from->setCurrentIndex(m_from->findData(m_form.draft().from.value));
    for (QWidget *widget : QList<QWidget *>{m_fromLabel, m_from})
        widget->setVisible(!m_form.addresses().isEmpty());
    showWholeAddress();
}

/// Two warehouses of one place differ at the end, which a narrow box shortens: street, house and who is there stand
/// below it then.
void ParcelForm::showWholeAddress()
{
    const QString text = m_from->currentText();
    constexpr int kFrameAndArrow = 48;
    const bool cut = fontMetrics().horizontalAdvance(text) > m_from->width() - kFrameAndArrow;
    QString rest;
    for (const Address &address : m_form.addresses()) {
        if (cut && address.id == m_form.draft().from)
            rest = u"%1 %2"_s.arg(address.street, address.contact).trimmed();
    }
    m_fromWhole->setText(rest);
    m_fromWhole->setVisible(!rest.isEmpty() && !m_form.addresses().isEmpty());
}

void ParcelForm::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showWholeAddress();
}

/// The draft may also have been filled from elsewhere (a parcel that is shipped again).
void ParcelForm::showTexts()
{
    const ShipmentDraft &draft = m_form.draft();
    if (m_waybill->text() != draft.waybill) {
        const QSignalBlocker quiet(m_waybill);  // a courier is guessed from what a person enters only
        m_waybill->setText(draft.waybill);
    }
    if (m_weight->text() != draft.weight)
        m_weight->setText(draft.weight);
    if (m_freight->text() != draft.freight)
        m_freight->setText(draft.freight);
    const int from = m_from->findData(draft.from.value);
    if (m_from->currentIndex() != from)
        m_from->setCurrentIndex(from);
    showWholeAddress();
}

QString ParcelForm::textAt(const QString &pointer) const
{
    const ShipmentDraft &draft = m_form.draft();
    return pointer == u"/waybill"_s       ? draft.waybill
           : pointer == u"/courier"_s     ? draft.courier
           : pointer == u"/from"_s        ? draft.from.value
           : pointer == u"/weight_g"_s    ? draft.weight
           : pointer == u"/freight_fen"_s ? draft.freight
                                          : QString();
}

void ParcelForm::showErrors()
{
    showTexts();
    // Said of what stood there; of another text nobody knows it yet.
    if (!m_outsidePointer.isEmpty() && textAt(m_outsidePointer) != m_outsideText)
        m_outsidePointer.clear();
    const auto show = [this](FieldError *label, const QString &pointer) {
        const auto error = m_form.errorAt(pointer);
        QString text = error ? items::fieldErrorText(*error) : QString();
        if (text.isEmpty() && pointer == m_outsidePointer)
            text = m_outsideError;
        label->setError(text);
    };
    show(m_courierError, u"/courier"_s);
    show(m_waybillError, u"/waybill"_s);
    show(m_fromError, u"/from"_s);
    show(m_weightError, u"/weight_g"_s);
    show(m_freightError, u"/freight_fen"_s);
    const int at = m_courier->findData(m_form.draft().courier);
    if (at != m_courier->currentIndex() && !m_courier->lineEdit()->hasFocus()) {
        m_courier->setCurrentIndex(at);
        if (at < 0)
            m_courier->clearEditText();
    }
    showHint();
}

void ParcelForm::setOutsideError(const QString &pointer, const QString &text)
{
    m_outsidePointer = pointer;
    m_outsideError = text;
    m_outsideText = textAt(pointer);
    showErrors();
}

void ParcelForm::showRecipient()
{
    if (!m_form.order())
        return;
    const Recipient &to = m_form.order()->recipient;
    m_to->setText(m_revealed ? u"%1  %2"_s.arg(to.name, to.phone)
                             : u"%1  %2"_s.arg(OrderWords::maskedName(to.name), OrderWords::maskedPhone(to.phone)));
    m_toAddress->setText(m_revealed ? OrderWords::fullAddress(to)
                                    : OrderWords::region(to) + (to.street.isEmpty() ? QString() : u" …"_s));
    m_reveal->setIcon(icon(m_revealed ? u"eye-off"_s : u"eye"_s));
    m_reveal->setToolTip(m_revealed ? tr("Hide the recipient") : tr("Show the recipient"));
    m_reveal->setAccessibleName(m_reveal->toolTip());
}

void ParcelForm::retranslate()
{
    nameCouriers();
    m_courierLabel->setText(tr("Courier"));
    m_waybillLabel->setText(tr("Waybill"));
    m_fromLabel->setText(tr("Ship from"));
    m_weightLabel->setText(tr("Weight"));
    m_freightLabel->setText(tr("Freight"));
    m_weightUnit->setText(tr("g"));
    m_freightUnit->setText(tr("yuan"));
    m_toLabel->setText(tr("Recipient"));
    m_waybill->setPlaceholderText(tr("Scan or type"));
    m_courier->lineEdit()->setPlaceholderText(tr("Name or code"));
    m_copy->setToolTip(tr("Copy recipient and address"));
    m_courier->setAccessibleName(tr("Courier"));
    m_waybill->setAccessibleName(tr("Waybill number"));
    m_from->setAccessibleName(tr("Ship from"));
    m_weight->setAccessibleName(tr("Weight in grams"));
    m_freight->setAccessibleName(tr("Freight in yuan"));
    m_copy->setAccessibleName(m_copy->toolTip());
    showErrors();
    showRecipient();
}

bool ParcelForm::focusFirstError()
{
    for (const FieldError *error : {m_waybillError, m_courierError, m_fromError, m_weightError, m_freightError}) {
        if (!error->hasError() || !error->field())
            continue;
        error->field()->setFocus();
        if (auto *edit = qobject_cast<QLineEdit *>(error->field()))
            edit->selectAll();
        return true;
    }
    return false;
}

void ParcelForm::focusWaybill()
{
    m_waybill->setFocus();
    m_waybill->selectAll();
}

void ParcelForm::focusWeight()
{
    m_weight->setFocus();
    m_weight->selectAll();
}

void ParcelForm::focusCourier()
{
    m_courier->setFocus();
    m_courier->lineEdit()->selectAll();
}

/// Return goes to the next field and never further: the last one does not confirm.
bool ParcelForm::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter =
            (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && key->modifiers() == Qt::NoModifier;
        if (enter && watched == m_weight) {
            m_freight->setFocus();
            m_freight->selectAll();
            return true;
        }
        if (enter && watched == m_freight) {
            emit finished();
            return true;
        }
        if (enter && watched == m_courier->lineEdit() && !m_courier->completer()->popup()->isVisible()) {
            courierTyped();
            focusWeight();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace wyh::ui
