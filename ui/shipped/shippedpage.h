// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/domain/couriers.h"
#include "models/items/orderlistmodel.h"
#include "models/store/desk.h"
#include "models/store/synccontrol.h"
#include "ui/page/page.h"

class QLabel;
class QScrollArea;
class QSplitter;
class QStackedWidget;

namespace wyh::ui {

class AskPanel;
class Badge;
class CopyLabel;
class ElidedLabel;
class EmptyState;
class MessageBar;
class OrderListPanel;

/// 已发货: what left the house, parcel by parcel; a parcel that did not leave after all is voided here, with a reason.
class ShippedPage final : public Page
{
    Q_OBJECT

public:
    ShippedPage(items::OrderSource &source, store::Desk &desk, const Clock &clock, QList<Courier> couriers,
                QWidget *parent = nullptr);

    [[nodiscard]] QString pageId() const override { return QStringLiteral("shipped"); }
    [[nodiscard]] QString title() const override { return tr("Shipped"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("checks"); }
    [[nodiscard]] QString permission() const override { return QStringLiteral("ship"); }
    [[nodiscard]] QList<KeyHint> keyHints() const override;
    [[nodiscard]] QList<KeyHint> allKeys() const override;
    void activate() override;
    void find() override;
    bool search(const QString &text) override;
    bool open(const QString &id) override;
    [[nodiscard]] QByteArray saveLook() const override;
    void restoreLook(const QByteArray &look) override;

    /// An empty list says so as long as nothing was ever loaded.
    void setSync(store::SyncControl &sync);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void retranslate();
    void applyQuery();
    void applyChanges(const store::Changes &changes);
    void openOrder(const OrderId &order);
    void showOrder();
    void showTotals();
    void nextOrder(int by);
    void askVoid(const ShipmentId &shipment);
    void voidShipment(const QString &reason);

    items::OrderSource &m_source;
    store::Desk &m_desk;
    const Clock &m_clock;
    store::SyncControl *m_sync = nullptr;
    const QList<Courier> m_couriers;
    items::OrderListModel *m_model;
    std::optional<Order> m_order;
    QList<Address> m_addresses;
    ShipmentId m_toVoid;
    bool m_sending = false;

    QSplitter *m_splitter = nullptr;
    OrderListPanel *m_list = nullptr;
    MessageBar *m_message = nullptr;
    AskPanel *m_ask = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_noOrder = nullptr;
    CopyLabel *m_number = nullptr;
    Badge *m_status = nullptr;
    ElidedLabel *m_dealer = nullptr;
    ElidedLabel *m_recipient = nullptr;
    QLabel *m_rest = nullptr;
    QScrollArea *m_parcels = nullptr;
};

}  // namespace wyh::ui
