// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QSet>
#include <memory>
#include <optional>

#include "models/store/localstore.h"
#include "net/sync/engine.h"
#include "tests/simulation/disk.h"
#include "tests/simulation/network.h"
#include "tests/simulation/promises.h"
#include "tests/simulation/requestlog.h"

namespace wyh::sim {

/// One PC: the real store and engine, a person who works and signs in, a keychain, crashes and rotten disks.
class SimDevice
{
public:
    struct Person
    {
        QString name;
        QString login;
        bool manager = false;
        int supplier = 0;
        QString colleague;  ///< a login of another account that is typed in by mistake; empty: never
    };
    SimDevice(World &world, SimPlatform &platform, const Person &person, const QString &folder, int number);

    void start();
    void crash(const char *why);
    void cut(bool on);
    void down(bool on) { m_network.down = on; }
    /// The person does something with what the screen shows.
    void act();
    /// The person answers an operation that needs attention.
    void tidy();
    void toggleWorkOffline(bool on);
    void syncNow();
    /// A page that came once, however long ago, comes again.
    void replayPage();
    void setClientSchema(int schema) { m_network.clientSchema = schema; }
    void setMadness(bool on) { m_network.madness = on; }
    void setForgetful(bool on) { m_network.forgetful = on; }
    void fillDisk(bool on);
    [[nodiscard]] bool diskIsFull() const { return m_disk.isFull(); }
    /// Somebody or something sets the PC's clock.
    void jumpClock(qint64 by);
    /// How many operations wait whose lane holds nothing that the platform stumbles over.
    [[nodiscard]] QString waitingWithoutReason();
    [[nodiscard]] Network &network() { return m_network; }
    /// For stories: an act of the person on this record.
    void record(const store::Act &act);
    /// For stories: called around every commit of either file.
    std::function<void(const char *)> onCommit;
    /// For stories: an awaited answer, before the engine takes it.
    std::function<void(const net::Reply &)> onAnswer;

    [[nodiscard]] const QList<Saved> &saved() const { return m_saved; }
    /// Operations that the person sent again after they had failed.
    [[nodiscard]] const QSet<QString> &sentAgain() const { return m_sentAgain; }
    /// Operations that the person closed.
    [[nodiscard]] const QSet<QString> &closedByPerson() const { return m_closedByPerson; }
    [[nodiscard]] bool clockJumped() const { return m_clockJumped; }
    [[nodiscard]] const QString &name() const { return m_person.name; }
    [[nodiscard]] const Person &person() const { return m_person; }
    [[nodiscard]] const RequestLog &requests() const { return m_requests; }
    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] store::LocalStore *store() { return m_store.get(); }
    [[nodiscard]] bool running() const { return m_store != nullptr; }
    [[nodiscard]] bool settled();
    [[nodiscard]] QString deviceId() const { return m_deviceId; }
    [[nodiscard]] QString describe();
    /// Ends the program properly, so that its files can be looked at.
    void close();

private:
    void step(const sync::Event &event);
    void perform(const sync::Effect &effect);
    void check(const sync::Effects &effects);
    void checkCursor();
    void checkShown();
    void checkDone(const store::OpRow &row);
    void checkClosed(const net::Request &request);
    void answered(sync::RequestToken token, const net::Reply &reply);
    void countAnswer(const net::Reply &reply);
    void reloadBegins(const QString &reason);
    /// Everything a page could change.
    struct Picture
    {
        QString cursor;
        qint64 pos = 0;
        QList<std::optional<Order>> orders;
        QStringList operations;
        bool operator==(const Picture &) const = default;
    };
    [[nodiscard]] Picture picture();
    void signIn();
    void later(qint64 delay, std::function<void()> what);
    std::optional<store::Act> choose(const Order &order);
    std::optional<OperationPayload> chooseShip(const Order &order);
    bool changeOfMind();
    void checkNotSaved(const std::optional<Order> &before, const Problem &problem);
    void checkVisible(const store::Recorded &recorded, const std::optional<Order> &before, const store::Act &act);

    World &m_world;
    SimPlatform &m_platform;
    Person m_person;
    QString m_folder;
    Disk m_disk;
    Network m_network;
    Chance m_random;  // of the program itself
    Chance m_acts;
    Chance m_crashes;
    std::unique_ptr<SimClock> m_clock;
    QString m_secret;  // the keychain

    std::unique_ptr<store::LocalStore> m_store;
    std::unique_ptr<sync::Engine> m_engine;
    int m_incarnation = 0;
    bool m_mayCrash = false;
    qint64 m_wake = -1;
    bool m_signingIn = false;
    bool m_dropCache = false;
    QString m_deviceId;
    sync::RequestToken m_awaited = 0;
    qint64 m_quietUntil = 0;
    QByteArray m_lastPath;
    QString m_lastCursor;
    struct OldPage
    {
        contract::PullPage page;
        QString cursor;
        qint64 generation = 0;
    };
    QList<OldPage> m_oldPages;
    RequestLog m_requests;
    UserId m_owner;
    int m_commitsInStep = 0;
    bool m_takingResults = false;
    bool m_clockJumped = false;
    qint64 m_generation = -1;
    qint64 m_pos = 0;
    QHash<QString, qint64> m_versions;
    QSet<QString> m_shownFailed;
    QSet<QString> m_seenDone;
    QSet<QString> m_sentAgain;
    QSet<QString> m_closedByPerson;

    QList<Saved> m_saved;
};

}  // namespace wyh::sim
