// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>

#include "models/store/localstore.h"
#include "models/store/reader.h"
#include "net/sync/engine.h"
#include "tests/crashpoints/shop.h"

namespace wyh::crash {

/// What is left of a PC when it rests.
struct StationRecord
{
    testing::MemoryDisk::Image disk;
    QString login;
    QString secret;
    QString device;
    QList<sim::Saved> saved;
};

/// One PC: the real store and engine on a disk of its own, and a person who looks at the screen, works and repeats what
/// was not saved.
/// Every state of an operation.
const QList<store::OpState> &allStates();

class Station final : public Machine
{
public:
    Station(sim::World &world, testing::DiskFaults &faults, const Point &point, Shop &shop, int number);
    ~Station() override { end(); }

    void load(const StationRecord &record);
    [[nodiscard]] StationRecord record();
    void setLogin(const QString &login) { m_login = login; }
    [[nodiscard]] bool running() const override { return m_store != nullptr; }
    void end() override;
    store::LocalStore &store() { return *m_store; }

    // --- the person ---
    enum class Acted { Saved, Refused };
    /// Acts until the screen says saved, or the rules say no. After a crash he looks first whether it is there already.
    Acted act(const QList<store::Act> &acts);
    Acted act(const store::Act &one) { return act(QList<store::Act>{one}); }
    /// Answers every operation that needs attention: sent again where that is possible, else closed.
    void tidy();
    /// Closes the operations that need attention.
    void closeAll();
    void post(const sync::Event &event) { step(event); }
    void setWorkOffline(bool on);
    void setCut(bool on) { m_cut = on; }
    void jumpClock(qint64 by) { m_clock.jump(by); }
    /// Finished operations may go from now on: what was saved before is no longer asked for.
    void setForgetting();
    /// One page of that many records at most; 0: as the engine asks.
    void setPageRecords(int records) { m_pageRecords = records; }
    /// Opens the lists as the screens do.
    void glance();
    /// Leaves with the cache wiped.
    void signOutAndWipe();
    /// A call into the store that a person repeats until it works.
    void insistOnStore(const char *what, const std::function<Status(store::LocalStore &)> &body);

    // --- for onlookers ---
    [[nodiscard]] bool settled();
    [[nodiscard]] QList<store::OpRow> rows(const QList<store::OpState> &states = {});
    [[nodiscard]] int picked(const OrderId &order, int line = 0);
    [[nodiscard]] const QList<sim::Saved> &saved() const { return m_saved; }
    [[nodiscard]] QString describe();
    /// Why this PC does not show what the platform has; empty: it does.
    [[nodiscard]] QString difference(const sim::Records &records, const QList<OrderId> &all);
    /// Both files, the PC at rest.
    sim::DeviceFacts facts();
    [[nodiscard]] QString folder() const { return QStringLiteral("/profile"); }
    [[nodiscard]] QByteArray vfs() const { return m_vfs.name(); }

private:
    Status begin() override;
    void step(const sync::Event &event);
    void perform(const sync::Effect &effect);
    void later(qint64 delay, std::function<void()> what);
    void sent(const sync::Send &send);
    void signIn();
    void remember();
    [[nodiscard]] bool isSaved(const store::Act &act);
    // watch.cpp
    void check(const sync::Effects &effects);
    void checkSaved();
    void checkShown();
    void checkCursor();
    void noteWhereItDied();
    void glanceAtOperations(const std::function<void(const Error &)> &needsReason);

    Shop &m_shop;
    QString m_login;
    sim::SimClock m_clock;
    sim::Chance m_random;
    testing::MemoryFiles m_files;
    QString m_secret;  // the keychain
    QString m_deviceId;
    std::unique_ptr<store::LocalStore> m_store;
    std::unique_ptr<sync::Engine> m_engine;
    int m_incarnation = 0;
    qint64 m_wake = -1;
    bool m_signingIn = false;
    bool m_cut = false;
    int m_pageRecords = 0;
    QList<sim::Saved> m_saved;
    QSet<QString> m_sentAgain;
    QSet<QString> m_forgettable;
    qint64 m_generation = -1;
    qint64 m_pos = 0;
};

}  // namespace wyh::crash
