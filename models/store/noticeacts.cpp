// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Who closed which notice, when and why: kept here until the platform's audit trail has it.
#include "models/core/mutant.h"
#include "models/core/uuid7.h"
#include "models/store/outbox.h"
#include "models/store/storeprivate.h"

namespace wyh::store {

using namespace Qt::StringLiterals;

Status Outbox::addAct(const OpRow &row, contract::NoticeAct::Kind kind, const QString &by, const QString &reason,
                      qint64 atMs)
{
    return (*m_statements)("notice_act_add")
        .bindAll(makeUuid7(m_clock, m_random), row.operation.id.value, contract::noticeActCode(kind), row.problem.code,
                 by, reason, atMs)
        .run();
}

Result<QList<contract::NoticeAct>> Outbox::untoldActs(int most)
{
    QList<contract::NoticeAct> acts;
    sql::Query query = (*m_statements)("notice_acts_untold");
    query.bind(1, most);
    while (query.step()) {
        contract::NoticeAct act;
        act.id = query.text(0);
        act.op = OpId(query.text(1));
        act.notice = query.text(2);
        act.kind = contract::noticeActFromCode(query.text(3)).value_or(contract::NoticeAct::Kind::Closed);
        act.code = query.text(4);
        act.who = query.text(5);
        act.reason = query.text(6);
        act.atMs = query.integer(7);
        acts.append(act);
    }
    if (query.failed())
        return query.error();
    return acts;
}

Status Outbox::setActsTold(const QStringList &ids)
{
    for (const QString &id : ids) {
        if (Status status = (*m_statements)("notice_act_told").bind(1, id).run(); !status.ok())
            return status;
    }
    return done();
}

Status Outbox::tellActsAgain()
{
    return (*m_statements)("notice_acts_tell_again").run();
}

Result<std::optional<qint64>> Outbox::openResultPos()
{
    sql::Query query = (*m_statements)("open_result_pos");
    if (!query.step())
        return query.error();
    return query.isNull(0) ? std::optional<qint64>() : query.integer(0);
}

QList<contract::NoticeAct> LocalStore::noticeActs(int most)
{
    auto acts = d->outbox->untoldActs(most);
    if (!acts.ok()) {
        qWarning("reading what was done with notices: %s", qPrintable(acts.error().detail));
        return {};
    }
    // What is told is this device's time, as with operations.
    const qint64 ahead = d->timeOfAct() - d->clock.nowMs();
    for (contract::NoticeAct &act : acts.value())
        act.atMs -= ahead;
    return std::move(acts).value();
}

qint64 LocalStore::closedThrough()
{
    const auto cursor = d->cache->cursor();
    const auto open = d->outbox->openResultPos();
    // While the history is in question nothing is certain; saying nothing only keeps results longer.
    if (!cursor.ok() || !open.ok() || cursor->booting || cursor->verify || cursor->shadow)
        return 0;
    // What was never answered has its result beyond the cursor: everything before it came with the pages.
    const qint64 all = cursor->pos;
    if (mutant(Mutant::ClosedThroughCursor))
        return all;
    return open->has_value() ? std::max<qint64>(0, std::min(all, **open - 1)) : all;
}

}  // namespace wyh::store
