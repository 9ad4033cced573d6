// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QSet>
#include <memory>
#include <optional>

#include "models/core/clock.h"
#include "models/core/random.h"
#include "tests/support/programdriver.h"
#include "tests/support/realplatform.h"

namespace wyh::test {

/// What the tests of the whole program have in common: the real platform over HTTP, the program with its window, and
/// the ways of a packer through it, by keys alone. The ways check themselves; a test asks currentTestFailed() where it
/// cannot go on.
class EndToEnd : public QObject
{
    Q_OBJECT

protected:
    void beginPlatform();
    void beginProgram();
    void endAll();

    /// An order nobody has touched, that can be picked and shipped completely: every product has a barcode of its own.
    struct Wish
    {
        int lines = 1;        ///< at least
        int firstPieces = 1;  ///< of the first line, at least
    };
    std::optional<Order> freshOrder(const Wish &wish);
    std::optional<Order> freshOrder() { return freshOrder(Wish()); }
    [[nodiscard]] Order shown(const OrderId &id) { return **m_program->reader().order(id); }
    [[nodiscard]] Order there(const OrderId &id) { return PlainClient(m_platform->base()).orders().value(id); }
    [[nodiscard]] int picked(const OrderId &id);
    static int ordered(const Order &order);
    /// The program's operations that are in one of the states.
    QList<store::OpRow> operations(const QList<store::OpState> &states);

    // --- ways by keyboard ---
    void connectByKeyboard(const QString &login);
    /// Types into the sign-in form that is shown.
    void signInByKeyboard(const QString &address, const QString &login);
    void goToPage(int number, const QString &pageId);
    /// Opens the order by scanning its number, scans every piece of the first line, takes the rest with one key.
    void pickByScans(const Order &order);
    /// Opens the order on the shipping page by searching for it.
    void openForShipping(const Order &order);
    /// Waybill, weight and freight as a scanner and a packer enter them; the focus ends on the button.
    void enterParcel(const QString &waybill, const QString &weight, const QString &freight);
    void shipByKeyboard(const Order &order, const QString &waybill, const QString &weight, const QString &freight);
    /// Goes to the operation in the sync centre and puts the cursor on it; what stands beside it is the answer.
    QString goToOperation(const OpId &op);
    /// Until the program and the platform have the same version of the order.
    bool waitSame(const OrderId &id);
    void bringPlatformBack();
    /// What stands below a field, empty when nothing does.
    [[nodiscard]] QString errorBelow(const QString &fieldName) const;
    [[nodiscard]] QString message() const;  ///< of the page that is shown

    /// Another person's act on the platform, as the packer of the same company.
    contract::OperationResult actElsewhere(const Order &order, const OperationPayload &payload);
    [[nodiscard]] ShipOp parcelOf(const Order &order, const QString &waybill);

    std::unique_ptr<RealPlatform> m_platform;
    std::unique_ptr<ProgramDriver> m_program;
    SystemClock m_clock;
    SystemRandom m_random;
    QSet<OrderId> m_used;
};

}  // namespace wyh::test
