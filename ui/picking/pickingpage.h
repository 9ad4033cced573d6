// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/listcounts.h"
#include "models/items/orderlinesmodel.h"
#include "models/items/orderlistmodel.h"
#include "models/items/picksession.h"
#include "models/items/preferences.h"
#include "models/store/synccontrol.h"
#include "ui/page/page.h"
#include "ui/picking/linesview.h"

class QLabel;
class QSplitter;
class QStackedWidget;

namespace wyh::ui {

class AskPanel;
class EmptyState;
class KeyButton;
class MessageBar;
class AttentionLink;
class OrderHeader;
class OrderListPanel;
class ScanEdit;
class ScanTrail;

/// 配货: choose an order, take the goods, scan or count them. Whatever the hands do goes through the scan field, which
/// keeps the focus; nothing is shown as picked before it is saved.
class PickingPage final : public Page
{
    Q_OBJECT

public:
    PickingPage(items::OrderSource &source, store::Desk &desk, items::Preferences &preferences, const Clock &clock,
                QWidget *parent = nullptr);
    ~PickingPage() override;

    [[nodiscard]] QString pageId() const override { return QStringLiteral("picking"); }
    [[nodiscard]] QString title() const override { return tr("Picking"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("clipboard-list"); }
    [[nodiscard]] QString permission() const override { return QStringLiteral("pick"); }
    [[nodiscard]] int count() const override { return m_counts->counts().picking; }
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
    [[nodiscard]] items::PickSession *session() const { return m_session; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildRight(QWidget *right);
    void buildKeys();
    void retranslate();
    void applyQuery();
    static store::OrderFilter filterOf(const QString &chip);
    void openOrder(const OrderId &order);
    void nextOrder(int by);
    void showOrder();
    void showAttention();
    void showMessage(const items::PickMessage &message);
    void trace(const items::PickMessage &message);
    void showState();
    void showCounts();
    void showListTrouble();
    void showEmptyReason();
    void finishPicking();
    void askAfterPicking(bool complete);
    void goToShipping();
    void askGiveUp();
    void askElsewhere(const QString &barcode, const QList<OrderId> &orders);
    void answered(const QString &question, const QString &option, const QString &text);
    void act(const LineId &line, LineAct what);
    void toggleFlag(bool discontinued);
    void escape();
    bool scanKey(QKeyEvent *key);
    void focusScan();
    void showReady();
    void showRefused();
    void followFocus(const QWidget *now);
    [[nodiscard]] bool isWhole() const;  ///< every piece that is still wanted is picked

    /// Where keys and scans go instead of the scan field.
    enum class Typing { Nothing, Quantity, Reason };
    Typing m_typing = Typing::Nothing;
    bool m_typingSaid = false;  ///< the message tells what is being typed
    bool m_wasLocked = false;
    bool m_askedComplete = false;  ///< the question what comes next was asked of a complete order
    bool m_saidDone = false;       ///< the message tells that nothing is left to pick

    items::OrderSource &m_source;
    items::Preferences &m_preferences;
    const Clock &m_clock;
    store::SyncControl *m_sync = nullptr;
    items::OrderListModel *m_model;
    items::OrderLinesModel *m_lines;
    items::ListCounts *m_counts;
    items::PickSession *m_session;
    OrderId m_shown;
    LineId m_lineOfQuestion;

    QSplitter *m_splitter = nullptr;
    OrderListPanel *m_list = nullptr;
    ScanEdit *m_scan = nullptr;
    QLabel *m_scanHint = nullptr;
    MessageBar *m_message = nullptr;
    ScanTrail *m_trail = nullptr;
    AskPanel *m_ask = nullptr;
    OrderHeader *m_header = nullptr;
    AttentionLink *m_attention = nullptr;
    LinesView *m_view = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_noOrder = nullptr;
    KeyButton *m_outOfStock = nullptr;
    KeyButton *m_discontinued = nullptr;
    KeyButton *m_giveUp = nullptr;
    KeyButton *m_undo = nullptr;
    KeyButton *m_pickAll = nullptr;
    KeyButton *m_finish = nullptr;
};

}  // namespace wyh::ui
