// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// What the platform's file says, for onlookers: beside the running platform, by a connection of their own.
#include "models/sql/connection.h"
#include "tests/simulation/simplatform.h"

namespace wyh::sim {

using namespace Qt::StringLiterals;

std::unique_ptr<sql::Connection> SimPlatform::openFile()
{
    sql::OpenOptions options;
    options.checkpoints = false;  // an onlooker changes nothing
    Result<std::unique_ptr<sql::Connection>> file = sql::Connection::open(m_folder + u"/platform.db"_s, options);
    if (!file)
        m_world.broken(u"platform file not opened: "_s + file.error().detail);
    return std::move(*file);
}

Records SimPlatform::records(const Supplier &supplier)
{
    const std::unique_ptr<sql::Connection> file = openFile();
    Records out = readRecords(m_world, supplier.id, *file);
    const Result<QList<Order>> all = m_platform->orders(supplier.id);
    if (!all)
        m_world.broken(u"orders not read: "_s + all.error().code);
    out.orders = *all;
    return out;
}

QHash<QString, StoredResult> SimPlatform::storedResults()
{
    const std::unique_ptr<sql::Connection> file = openFile();
    QHash<QString, StoredResult> out;
    for (const Supplier &supplier : std::as_const(m_suppliers))
        out.insert(readResults(m_world, supplier.id, *file));
    return out;
}

QStringList SimPlatform::auditedNoticeActs()
{
    const std::unique_ptr<sql::Connection> file = openFile();
    QStringList out;
    sql::Query rows = file->query("SELECT id FROM notice_act");
    while (rows.step())
        out.append(rows.text(0));
    sql::Query audit = file->query("SELECT count(*) FROM audit WHERE what LIKE 'notice:%'");
    if (rows.failed() || !audit.step())
        m_world.broken(u"audit not read"_s);
    if (audit.integer(0) != out.size())
        m_world.broken(u"the audit trail has %1 entries of %2 acts on notices"_s.arg(audit.integer(0)).arg(out.size()));
    return out;
}

}  // namespace wyh::sim
