// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/domain/couriers.h"
#include "models/items/listcounts.h"
#include "models/items/orderlistmodel.h"
#include "models/items/preferences.h"
#include "models/items/shipmentform.h"
#include "models/store/desk.h"
#include "models/store/synccontrol.h"
#include "ui/page/page.h"

class QLabel;
class QSplitter;
class QStackedWidget;

namespace wyh::ui {

class AskPanel;
class AttentionLink;
class Badge;
class CopyLabel;
class EmptyState;
class KeyButton;
class MessageBar;
class OrderListPanel;
class ParcelForm;
class RemarkBox;
class ShipLines;

/// 发货: what goes into a parcel, its courier, waybill, weight and freight. A parcel counts as shipped when it is
/// saved; until the answer the button is off, and a second try of the same parcel is the same shipment.
class ShippingPage final : public Page
{
    Q_OBJECT

public:
    /// Older data than this must be confirmed before a parcel is shipped on it.
    static constexpr qint64 kStaleMs = qint64(72) * 3600000;

    struct Parts
    {
        items::OrderSource &source;
        store::Desk &desk;
        items::Preferences &preferences;
        const Clock &clock;
        Random &random;
        QList<Courier> couriers;
        store::SyncControl *sync = nullptr;  ///< age of the data; none: not asked
    };
    explicit ShippingPage(const Parts &parts, QWidget *parent = nullptr);

    [[nodiscard]] QString pageId() const override { return QStringLiteral("shipping"); }
    [[nodiscard]] QString title() const override { return tr("Shipping"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("truck-delivery"); }
    [[nodiscard]] QString permission() const override { return QStringLiteral("ship"); }
    [[nodiscard]] int count() const override { return m_counts->counts().shipping; }
    [[nodiscard]] QList<KeyHint> keyHints() const override;
    [[nodiscard]] QList<KeyHint> allKeys() const override;
    void activate() override;
    void find() override;
    bool search(const QString &text) override;
    bool open(const QString &id) override;
    [[nodiscard]] bool hasUnsavedInput() const override;
    [[nodiscard]] QByteArray saveLook() const override;
    void restoreLook(const QByteArray &look) override;

    /// A refused parcel once more: everything it held stands in the form, the refusal beside it; recording it closes
    /// the refused operation.
    void shipAgain(const store::OpRow &refused);

    [[nodiscard]] items::ShipmentForm *form() const { return m_form; }
    [[nodiscard]] bool isSending() const { return m_sending; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void buildKeys();
    void retranslate();
    void applyQuery();
    void applyChanges(const store::Changes &changes);
    void readAddresses();
    void openOrder(const OrderId &order);
    void nextOrder(int by);
    /// Where the work goes on: the waybill, or the list when no order is open.
    void focusWork();
    void showOrder();
    void showAttention();
    void showForm();
    void showCounts();
    void showEmptyReason();
    void confirm();
    void send(const ShipOp &op);
    void shipped(const OrderId &order, const ShipOp &op, const OrderId &next,
                 const Result<store::Recorded, Problem> &answer);
    void refused(const Problem &problem);
    void say(int kind, const QString &title, const QString &detail = {});
    [[nodiscard]] bool isStale() const;
    [[nodiscard]] OrderId shown() const { return m_form->order() ? m_form->order()->id : OrderId(); }
    void loadMemory();
    void saveMemory();
    void answered(const QString &question, const QString &option);

    items::OrderSource &m_source;
    store::Desk &m_desk;
    items::Preferences &m_preferences;
    const Clock &m_clock;
    const QList<Courier> m_couriers;
    store::SyncControl *m_sync;
    items::OrderListModel *m_model;
    items::ListCounts *m_counts;
    items::ShipmentForm *m_form;
    bool m_sending = false;
    bool m_staleAgreed = false;
    bool m_mending = false;  ///< the message asks to mend fields

    QSplitter *m_splitter = nullptr;
    OrderListPanel *m_list = nullptr;
    MessageBar *m_message = nullptr;
    AskPanel *m_ask = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_noOrder = nullptr;
    QLabel *m_heading = nullptr;
    CopyLabel *m_number = nullptr;
    Badge *m_status = nullptr;
    QLabel *m_dealer = nullptr;
    AttentionLink *m_attention = nullptr;
    RemarkBox *m_remarks = nullptr;
    ShipLines *m_lines = nullptr;
    QLabel *m_restHint = nullptr;
    ParcelForm *m_parcel = nullptr;
    QLabel *m_sum = nullptr;
    KeyButton *m_courierKey = nullptr;
    KeyButton *m_weightKey = nullptr;
    KeyButton *m_confirm = nullptr;
};

}  // namespace wyh::ui
