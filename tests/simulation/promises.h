// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QList>
#include <QSet>
#include <optional>

#include "models/domain/operation.h"
#include "models/domain/order.h"
#include "models/sql/connection.h"
#include "tests/simulation/world.h"

namespace wyh::sim {

/// What a person was told is saved; in the order of the acts.
struct Saved
{
    OpId id;
    Operation operation;
    OpId after;  ///< what was open on the same record when the person acted
};

/// A row of the platform's results.
struct StoredResult
{
    QString outcome;
    qint64 version = 0;
    qint64 pos = 0;
};

/// A row of a device's outbox.
struct OutboxRow
{
    QString state;
    bool closedBySomebody = false;
    int openNotices = 0;
    int standingNotices = 0;  ///< neither withdrawn nor overtaken by another try
    QString problem;
};

/// What is left of a device at the end of a run.
struct DeviceFacts
{
    QString name;
    QList<Saved> saved;
    QSet<QString> sentAgain;  ///< operations that the person sent again after they had failed
    QHash<QString, OutboxRow> outbox;
    QSet<QString> forgettable;  ///< old enough to be purged
    /// Operations that the person closed, where that is known.
    std::optional<QSet<QString>> closedByPerson = std::nullopt;
    bool clockJumped = false;
};

struct PlatformFacts
{
    QList<Order> orders;
    QHash<QString, StoredResult> results;
    QSet<OrderId> everCancelled;
    bool restored = false;
    QSet<QString> lostByRestore = {};        ///< operations that had been applied before
    QHash<QString, bool> discontinued = {};  ///< of every SKU
};

QHash<QString, OutboxRow> readOutbox(World &world, const QString &name, sql::Connection &file);
QHash<QString, StoredResult> readResults(World &world, const OrgId &supplier, sql::Connection &file);

/// The promises of the design at the end of a run (sync.md 2.11); throws Broken.
void checkPromises(World &world, const PlatformFacts &platform, const QList<DeviceFacts> &devices);

}  // namespace wyh::sim
