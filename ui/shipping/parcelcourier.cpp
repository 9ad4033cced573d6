// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The courier of a parcel: chosen, typed, or guessed from the waybill number.
#include <QComboBox>
#include <QCompleter>
#include <QLabel>

#include "models/items/couriertext.h"
#include "ui/shipping/parcelform.h"
#include "ui/widgets/fielderror.h"
#include "ui/widgets/tokens.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kWordsRole = Qt::UserRole + 1;  ///< all that the courier may be called

/// Finds couriers by what they are called in any language; what stands in the field is their name in the list.
class CourierCompleter final : public QCompleter
{
public:
    using QCompleter::QCompleter;
    [[nodiscard]] QString pathFromIndex(const QModelIndex &index) const override { return index.data().toString(); }
};

}  // namespace

void ParcelForm::fillCouriers()
{
    for (const Courier &courier : m_couriers) {
        m_courier->addItem(QString(), courier.code);
        const QStringList words{courier.code, courier.nameZh, courier.nameEn};
        m_courier->setItemData(m_courier->count() - 1, words.join(u' '), kWordsRole);
    }
    auto *completer = new CourierCompleter(m_courier->model(), m_courier);
    completer->setCompletionRole(kWordsRole);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCompletionMode(QCompleter::PopupCompletion);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_courier->setCompleter(completer);
    m_courier->setCurrentIndex(-1);
}

void ParcelForm::nameCouriers()
{
    for (int i = 0; i < m_courier->count(); ++i)
        m_courier->setItemText(i, items::courierText(m_couriers.at(i)));
}

QString ParcelForm::courierName(const QString &code) const
{
    return items::courierText(m_couriers, code);
}

/// A guess fills an empty choice, or one that was only remembered; a choice made by hand is at most doubted.
void ParcelForm::guessCourier()
{
    const QString text = m_form.draft().waybill;
    const auto waybill = parseWaybill(text);
    if (waybill.ok() && !m_courierChosen) {
        const QStringList guesses = guessCouriers(m_couriers, *waybill);
        const bool doubtful = m_form.draft().courier.isEmpty() ||
                              waybillFit(m_couriers, m_form.draft().courier, *waybill) == WaybillFit::LooksForeign;
        if (!guesses.isEmpty() && doubtful)
            m_form.setCourier(guesses.first());
    }
    showErrors();
}

void ParcelForm::showHint()
{
    const QString courier = m_form.draft().courier;
    const auto waybill = parseWaybill(m_form.draft().waybill);
    QString hint;
    if (waybill.ok() && !courier.isEmpty() && !m_waybillError->hasError() &&
        waybillFit(m_couriers, courier, *waybill) == WaybillFit::LooksForeign) {
        const QStringList guesses = guessCouriers(m_couriers, *waybill);
        hint = tr("Check the courier: this looks like a number of %1.").arg(courierName(guesses.value(0)));
    }
    m_waybillHint->setText(hint);
    m_waybillHint->setVisible(!hint.isEmpty());
    QPalette colors = m_waybillHint->palette();
    colors.setColor(QPalette::WindowText, tokens(this).attention.ink);
    m_waybillHint->setPalette(colors);
}

void ParcelForm::courierTyped()
{
    const QString text = m_courier->currentText().trimmed();
    int found = -1;
    for (int i = 0; i < m_courier->count() && found < 0; ++i) {
        if (m_courier->itemText(i) == text || m_couriers.at(i).code.compare(text, Qt::CaseInsensitive) == 0)
            found = i;
    }
    for (int i = 0; i < m_courier->count() && found < 0 && !text.isEmpty(); ++i) {
        if (m_courier->itemData(i, kWordsRole).toString().contains(text, Qt::CaseInsensitive))
            found = i;
    }
    const QString code = found < 0 ? QString() : m_courier->itemData(found).toString();
    if (code != m_form.draft().courier) {
        m_courierChosen = !code.isEmpty();
        m_form.setCourier(code);
    }
    m_courier->setCurrentIndex(found);
    if (found < 0)
        m_courier->clearEditText();
}

}  // namespace wyh::ui
