// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include "models/domain/couriers.h"
#include "models/items/shipmentform.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace wyh::ui {

class FieldError;
class KeyButton;
class ScanEdit;

/// The right side of a parcel: courier, waybill, address, weight, freight, and to whom it goes.
class ParcelForm final : public QWidget
{
    Q_OBJECT

public:
    ParcelForm(items::ShipmentForm &form, QList<Courier> couriers, QWidget *parent = nullptr);

    void showDraft();  ///< another draft, or other addresses
    void showErrors();
    void showRecipient();  ///< to whom it goes, as the order says it now
    void retranslate();
    bool focusFirstError();
    void focusWaybill();
    void focusWeight();
    void focusCourier();
    /// The draft's courier was chosen by a person: a guess does not change it.
    void keepCourier() { m_courierChosen = true; }
    [[nodiscard]] ScanEdit *waybill() const { return m_waybill; }
    [[nodiscard]] QString courierName(const QString &code) const;
    /// What the platform or the store said of one field, until it is edited.
    void setOutsideError(const QString &pointer, const QString &text);

signals:
    void finished();  ///< Return in the last field
    void copied();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showTexts();
    void showHint();
    void guessCourier();
    void courierTyped();
    void fillAddresses();
    void showWholeAddress();
    [[nodiscard]] QString textAt(const QString &pointer) const;
    void fillCouriers();
    void nameCouriers();

    items::ShipmentForm &m_form;
    const QList<Courier> m_couriers;
    bool m_courierChosen = false;  ///< by hand: a guess does not change it any more
    bool m_revealed = false;
    OrderId m_shownOrder;
    QString m_outsidePointer;
    QString m_outsideError;
    QString m_outsideText;  ///< of the field when the error was said

    QLabel *m_waybillLabel;
    ScanEdit *m_waybill;
    FieldError *m_waybillError;
    QLabel *m_waybillHint;
    QLabel *m_courierLabel;
    QComboBox *m_courier;
    FieldError *m_courierError;
    QLabel *m_fromLabel;
    QComboBox *m_from;
    QLabel *m_fromWhole;  ///< what the box has no room for
    FieldError *m_fromError;
    QLabel *m_weightLabel;
    QLineEdit *m_weight;
    QLabel *m_weightUnit;
    FieldError *m_weightError;
    QLabel *m_freightLabel;
    QLineEdit *m_freight;
    QLabel *m_freightUnit;
    FieldError *m_freightError;
    QLabel *m_toLabel;
    QLabel *m_to;
    QLabel *m_toAddress;
    QToolButton *m_reveal;
    QToolButton *m_copy;
};

}  // namespace wyh::ui
