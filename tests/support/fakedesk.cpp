// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fakedesk.h"

#include <QPointer>
#include <QTimer>
#include <algorithm>

#include "models/domain/decide.h"

namespace wyh::test {

using namespace Qt::StringLiterals;
using store::OpRow;
using store::OpState;

void FakeDesk::later(QObject *context, std::function<void()> call)
{
    auto guarded = [target = QPointer<QObject>(context), call = std::move(call)] {
        if (target)
            call();
    };
    if (m_holding)
        m_held.append(guarded);
    else
        QTimer::singleShot(0, this, guarded);
}

void FakeDesk::release()
{
    m_holding = false;
    const auto held = std::exchange(m_held, {});
    for (const auto &call : held)
        QTimer::singleShot(0, this, call);
}

void FakeDesk::setOrder(const Order &order)
{
    orders.insert(order.id, order);
    store::Changes changes;
    changes.orders.insert(order.id.value);
    emit changed(changes);
}

void FakeDesk::record(const QList<store::Act> &acts, QObject *context, RecordAnswer answer)
{
    if (!m_refuse.isEmpty()) {
        later(context, [answer, problem = m_refuse.takeFirst()] { answer(problem); });
        return;
    }
    QHash<OrderId, Order> next = orders;
    QList<OpRow> made;
    store::Recorded recordedNow;
    for (const store::Act &act : acts) {
        OpRow row;
        row.n = m_nextN + made.size();
        row.operation.id = OpId(u"op-%1"_s.arg(row.n));
        row.operation.lane = act.lane;
        row.operation.payload = act.payload;
        row.supersedes = act.supersedes;
        const OrderId id = orderOfLane(act.lane);
        if (!id.isEmpty()) {
            auto outcome = decide(next.value(id), act.payload);
            if (!outcome.ok()) {
                later(context, [answer, problem = outcome.error()] { answer(problem); });
                return;
            }
            next.insert(id, outcome.value().order);
            row.orderNumber = next.value(id).number;
            recordedNow.order = next.value(id);
            recordedNow.changes.orders.insert(id.value);
        } else if (const auto *flag = std::get_if<FlagSkuOp>(&act.payload)) {
            for (Order &order : next) {
                for (Line &line : order.lines) {
                    if (line.sku == flag->sku) {
                        line.discontinued = flag->discontinued;
                        recordedNow.changes.orders.insert(order.id.value);
                    }
                }
            }
        }
        made.append(row);
        recordedNow.id = row.operation.id;
    }
    orders = next;
    for (const OpRow &row : made) {
        for (OpRow &old : rows) {
            if (old.operation.id != row.supersedes || row.supersedes.isEmpty())
                continue;
            if (store::needsAttention(old.state))
                old.closedFrom = old.state;
            old.state = OpState::Closed;
            old.closedReason = u"superseded"_s;
            old.supersededBy = row.operation.id;
        }
    }
    rows += made;
    m_nextN += made.size();
    recorded.append(acts);
    recordedNow.changes.operations = true;
    for (OpRow &row : rows) {
        const bool again = std::any_of(acts.begin(), acts.end(), [&row](const store::Act &act) {
            return act.supersedes == row.operation.id && store::needsAttention(row.state);
        });
        if (again) {
            row.state = OpState::Closed;
            row.closedReason = QString::fromLatin1(store::kSuperseded);
        }
    }
    later(context, [answer, recordedNow] { answer(recordedNow); });
    QTimer::singleShot(0, this, [this, changes = recordedNow.changes] {
        emit changed(changes);
        tellCounts();
    });
}

void FakeDesk::operations(const QList<OpState> &states, int limit, bool newestFirst, QObject *context,
                          std::function<void(const Result<QList<OpRow>> &)> answer)
{
    if (readError) {
        later(context, [answer, error = *readError] { answer(error); });
        return;
    }
    QList<OpRow> found;
    std::copy_if(rows.cbegin(), rows.cend(), std::back_inserter(found),
                 [&states](const OpRow &row) { return states.contains(row.state); });
    if (newestFirst)
        std::reverse(found.begin(), found.end());
    found = found.mid(0, limit);
    later(context, [answer, found] { answer(found); });
}

void FakeDesk::unreadNotes(int limit, QObject *context, std::function<void(const QList<OpRow> &)> answer)
{
    QList<OpRow> found;
    for (auto it = rows.crbegin(); it != rows.crend() && found.size() < limit; ++it) {
        if (!it->note.isEmpty() && it->noteReadMs == 0)
            found.append(*it);
    }
    later(context, [answer, found] { answer(found); });
}

void FakeDesk::closeOperation(const OpId &op, const QString &reason, QObject *context,
                              std::function<void(const Status &)> answer)
{
    closedReasons.append(reason);
    setOperation(op, [&reason, this](OpRow &row) {
        row.closedFrom = row.state;
        row.state = OpState::Closed;
        row.closedBy = u"packer"_s;
        row.closedReason = reason;
        row.closedAtMs = nowMs;
    });
    later(context, [answer] { answer(done()); });
}

void FakeDesk::restoreOperation(const OpId &op, QObject *context, std::function<void(const Status &)> answer)
{
    const bool possible = store::restorableUntilMs(operation(op)) > nowMs;
    if (possible)
        setOperation(op, [](OpRow &row) {
            row.state = *row.closedFrom;
            row.closedFrom.reset();
        });
    later(context, [answer, possible] { answer(possible ? done() : Status(makeError(u"restore-too-late"_s))); });
}

void FakeDesk::acknowledgeNote(const OpId &op, QObject *context, std::function<void(const Status &)> answer)
{
    setOperation(op, [](OpRow &row) { row.noteReadMs = 1; });
    later(context, [answer] { answer(done()); });
}

void FakeDesk::platformNow(const OpId &op, QObject *context,
                           std::function<void(const std::optional<store::Sight> &)> answer)
{
    const OpRow row = operation(op);
    const OrderId id = orderOfLane(row.operation.lane);
    std::optional<store::Sight> sight;
    if (id.isEmpty()) {
        sight = store::sightOf(platformSkus.value(skuOfLane(row.operation.lane)));
    } else if (orders.contains(id)) {
        sight = store::sightOf(orders.value(id), row.operation);
        for (store::SightLine &line : sight->lines)
            line.skuVersion = platformSkus.value(line.sku).version;
    } else {
        sight.emplace();
        sight->gone = true;
    }
    later(context, [answer, sight] { answer(sight); });
}

void FakeDesk::sendAgain(const QList<OpId> &ops, QObject *context, std::function<void(const Status &)> answer)
{
    for (const OpId &op : ops)
        setOperation(op, [](OpRow &row) { row.state = OpState::Pending; });
    later(context, [answer] { answer(done()); });
}

void FakeDesk::exportRescue(const QString &passphrase, QObject *context,
                            std::function<void(const Result<QByteArray> &)> answer)
{
    QStringList parts{passphrase};
    for (const OpRow &row : std::as_const(rows)) {
        if (row.state != OpState::Done && row.state != OpState::Closed)
            parts += row.operation.id.value;
    }
    later(context, [answer, file = parts.join(u'\n').toUtf8()] { answer(file); });
}

void FakeDesk::importRescue(const QByteArray &file, const QString &passphrase, QObject *context,
                            std::function<void(const Result<store::Imported> &)> answer)
{
    const QStringList parts = QString::fromUtf8(file).split(u'\n');
    if (parts.constFirst() != passphrase) {
        later(context, [answer] { answer(makeError(u"rescue-passphrase"_s)); });
        return;
    }
    store::Imported imported;
    for (const QString &id : parts.mid(1)) {
        const bool known =
            std::any_of(rows.cbegin(), rows.cend(), [&id](const OpRow &row) { return row.operation.id.value == id; });
        ++(known ? imported.known : imported.added);
        if (known)
            continue;
        OpRow row;
        row.operation.id = OpId(id);
        addOperation(row);
    }
    later(context, [answer, imported] { answer(imported); });
}

void FakeDesk::rescueNotice(QObject *context, std::function<void(const std::optional<store::RescueNotice> &)> answer)
{
    later(context, [answer, now = notice] { answer(now); });
}

void FakeDesk::closeRescueNotice(QObject *context, std::function<void(const Status &)> answer)
{
    notice.reset();
    later(context, [answer] { answer(done()); });
    tellCounts();
}

store::OutboxCounts FakeDesk::counts() const
{
    store::OutboxCounts counts;
    counts.newer = newer;
    counts.rescued = notice.has_value();
    for (const OpRow &row : rows) {
        switch (row.state) {
            case OpState::Pending:
            case OpState::Acked:
                ++counts.waiting;
                break;
            case OpState::Conflict:
            case OpState::Rejected:
            case OpState::Held:
            case OpState::Stuck:
            case OpState::Review:
                ++counts.attention;
                break;
            case OpState::Done:
                ++counts.doneToday;
                if (!row.note.isEmpty() && row.noteReadMs == 0)
                    ++counts.notes;
                break;
            case OpState::Closed:
                break;
        }
    }
    return counts;
}

void FakeDesk::tellCounts()
{
    emit countsChanged(counts());
}

OpId FakeDesk::addOperation(OpRow row)
{
    row.n = m_nextN++;
    if (row.operation.id.isEmpty())
        row.operation.id = OpId(u"op-%1"_s.arg(row.n));
    rows.append(row);
    store::Changes changes;
    changes.operations = true;
    emit changed(changes);
    tellCounts();
    return row.operation.id;
}

void FakeDesk::setOperation(const OpId &id, const std::function<void(OpRow &)> &change)
{
    for (OpRow &row : rows) {
        if (row.operation.id == id)
            change(row);
    }
    store::Changes changes;
    changes.operations = true;
    emit changed(changes);
    tellCounts();
}

OpRow FakeDesk::operation(const OpId &id) const
{
    for (const OpRow &row : rows) {
        if (row.operation.id == id)
            return row;
    }
    return {};
}

void FakeSyncControl::setWorkOffline(bool offline)
{
    m_offline = offline;
    store::ConnectionState next = m_state;
    next.kind = offline ? store::ConnectionState::Kind::WorkOffline : store::ConnectionState::Kind::Online;
    setState(next);
}

void FakeSyncControl::signIn(const QString &password, QObject *context, std::function<void(const Status &)> answer)
{
    const bool right = password == rightPassword;
    QTimer::singleShot(0, context, [answer, right] {
        if (right)
            answer(done());
        else
            answer(makeError(u"sign-in-failed"_s));
    });
}

void FakeSyncControl::setState(const store::ConnectionState &state)
{
    m_state = state;
    emit stateChanged(state);
}

void FakeSyncControl::setAccount(const contract::Account &account)
{
    m_account = account;
    emit accountChanged(account);
}

void FakePrompt::ask(const ui::Question &question, QObject *context, Callback answer)
{
    asked.append(question);
    const ui::Answer given = answers.isEmpty() ? ui::Answer() : answers.takeFirst();
    QTimer::singleShot(0, context, [answer, given] { answer(given); });
}

void FakeFileSaver::load(const QString &, QObject *context, Loaded answer)
{
    QTimer::singleShot(0, context, [answer, content = chosen, cancelled = cancels] {
        if (cancelled)
            answer(makeError(u"cancelled"_s));
        else
            answer(content);
    });
}

void FakeFileSaver::save(const QString &suggestedName, const QString &, const QByteArray &content, QObject *context,
                         Callback answer)
{
    names.append(suggestedName);
    contents.append(content);
    QTimer::singleShot(0, context, [answer, suggestedName, cancelled = cancels] {
        if (cancelled)
            answer(makeError(u"cancelled"_s));
        else
            answer(suggestedName);
    });
}

Order sampleOrder(const QString &id, int lines, int ordered)
{
    Order order;
    order.id = OrderId(id);
    order.version = 1;
    order.number = u"CG20261123-"_s + id;
    order.dealerName = u"杭州云链贸易"_s;
    order.recipient = {u"王小明"_s, u"13800000071"_s,   u"浙江省"_s, u"杭州市"_s, u"余杭区"_s,
                       {},          u"文一西路 1 号"_s, {},          u"330110"_s, false};
    const QString titles[] = {u"中性笔 0.5mm"_s, u"A5 线圈本"_s, u"便利贴 76×76"_s, u"订书机 24/6"_s};
    for (int i = 1; i <= lines; ++i) {
        Line line;
        line.id = LineId(u"l%1"_s.arg(i));
        line.sku = SkuId(u"s%1"_s.arg(i));
        line.title = titles[(i - 1) % 4];
        line.attributes = u"黑色 · 12支/盒"_s;
        line.barcodes = {u"69000000%1"_s.arg(i, 5, 10, QLatin1Char('0'))};
        line.location = u"A-0%1-12"_s.arg(i);
        line.ordered = ordered;
        order.lines.append(line);
    }
    return order;
}

}  // namespace wyh::test
