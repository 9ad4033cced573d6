// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sync/bench.h"

#include <QJsonArray>
#include <QTest>

#include "net/client/api.h"
#include "net/contract/codec.h"

namespace wyh::test {

using namespace Qt::StringLiterals;
using contract::OperationResult;

Bench::Bench(sync::EngineOptions options)
{
    store::OpenStore open;
    open.folder = m_folder.path();
    open.freeBytes = [this] { return freeBytes; };
    Result<std::unique_ptr<store::LocalStore>> opened = store::LocalStore::open(open, clock, m_random);
    if (!opened)
        qFatal("the store does not open: %s", qPrintable(opened.error().detail));
    m_store = std::move(*opened);
    if (options.secretKey.isEmpty())
        options.secretKey = u"key"_s;
    m_options = options;
    m_engine = std::make_unique<sync::Engine>(m_options, *m_store, clock, m_random);
}

void Bench::ready(int orders)
{
    for (int i = 0; i < orders; ++i)
        m_unsent.append(order(i));
    step(sync::SignedIn{session()});
    step(sync::Started{});
    answerReads();
}

void Bench::restart()
{
    m_open.reset();
    m_wake = -1;
    m_engine = std::make_unique<sync::Engine>(m_options, *m_store, clock, m_random);
    step(sync::SignedIn{session()});
    step(sync::Started{});
}

void Bench::step(const sync::Event &event)
{
    perform(m_engine->step(event));
}

void Bench::perform(const sync::Effects &effects)
{
    for (const sync::Effect &effect : effects) {
        m_effects.push_back(effect);
        if (const auto *send = std::get_if<sync::Send>(&effect)) {
            if (send->request.method == "DELETE")
                continue;
            if (m_open)
                QFAIL("two requests in flight");
            const QByteArray address = send->request.path + '?' + send->request.query;
            if (address.contains("access-") || address.contains("refresh-1"))
                QFAIL("a token in an address");
            m_open = *send;
            ++sends;
        } else if (const auto *abort = std::get_if<sync::Abort>(&effect)) {
            if (m_open && m_open->token == abort->token)
                m_open.reset();
        } else if (const auto *wake = std::get_if<sync::WakeAt>(&effect)) {
            m_wake = wake->monotonicMs;
        }
    }
}

void Bench::advance(qint64 ms)
{
    const qint64 end = clock.ms + ms;
    while (m_wake >= 0 && m_wake - 5000 <= end) {
        clock.ms = std::max(clock.ms, m_wake - 5000);
        m_wake = -1;
        step(sync::Woke{});
        if (m_open)
            break;
    }
    clock.ms = m_open ? clock.ms : end;
}

bool Bench::untilSent(qint64 atMost)
{
    if (!m_open)
        advance(atMost);
    return m_open.has_value();
}

void Bench::answer(const net::Reply &reply)
{
    const sync::RequestToken token = m_open->token;
    m_open.reset();
    step(sync::Answered{token, reply});
}

void Bench::answerReads()
{
    while (m_open && m_open->request.path != "/v1/ops")
        answerRead();
}

void Bench::answerRead()
{
    if (m_open->request.path == "/v1/sync/work") {
        answerOk(contract::pullPageToJson(page()));
        m_unsent.clear();
    } else if (m_open->request.path == "/v1/sync/top") {
        const contract::PullPage now = page();
        answerOk(
            {{u"top"_s, QJsonObject{{u"feed"_s, now.top.feed}, {u"pos"_s, now.top.pos}, {u"mark"_s, now.top.mark}}},
             {u"now"_s, contract::timeToText(now.nowMs)}});
    } else {
        answerOk(contract::sessionToJson(session()));
    }
}

void Bench::record(int order, int pieces)
{
    const Order target = Bench::order(order);
    const Result<store::Recorded, Problem> recorded =
        m_store->record({orderLane(target.id), PickOp{target.lines.constFirst().id, pieces}, {}});
    if (!recorded)
        qFatal("not recorded: %s", qPrintable(recorded.error().code));
    step(sync::Recorded{});
}

QList<OpId> Bench::pushed() const
{
    QList<OpId> out;
    const Result<QJsonObject> body = contract::parseObject(m_open->request.body);
    const QJsonArray ops = body->value("ops"_L1).toArray();
    for (const QJsonValue &op : ops)
        out.append(contract::operationFromJson(op.toObject())->id);
    return out;
}

void Bench::answerPush(OperationResult::Outcome outcome)
{
    contract::PushAnswer out;
    const QList<OpId> ids = pushed();
    for (const OpId &id : ids) {
        OperationResult result;
        result.op = id;
        result.outcome = outcome;
        result.version = 2;
        result.pos = ++pos;
        if (outcome == OperationResult::Outcome::Conflict)
            result.problem.code = u"already-picked"_s;
        if (outcome == OperationResult::Outcome::Rejected) {
            result.problem.kind = Problem::Kind::Rejected;
            result.problem.code = u"forbidden"_s;
        }
        out.results.append(result);
        // The pull confirms it. Later is no result yet.
        if (outcome == OperationResult::Outcome::Applied || outcome == OperationResult::Outcome::Conflict ||
            outcome == OperationResult::Outcome::Rejected)
            m_results.append(result);
    }
    out.top = page().top;
    answerOk(contract::pushAnswerToJson(out));
}

net::Reply Bench::json(int status, const QJsonObject &body)
{
    net::Reply out;
    out.status = status;
    out.headers = {{"X-Api", "1"}, {"Content-Type", status < 400 ? "application/json" : "application/problem+json"}};
    out.body = contract::compact(body);
    return out;
}

net::Reply Bench::problem(int status, const char *code, const char *reason)
{
    QJsonObject params;
    if (reason)
        params.insert(u"reason"_s, QString::fromLatin1(reason));
    const QString name = QString::fromLatin1(code);
    return json(status, {{u"type"_s, u"/problems/"_s + name},
                         {u"title"_s, name},
                         {u"status"_s, status},
                         {u"code"_s, name},
                         {u"params"_s, params}});
}

net::Reply Bench::silence(net::Reply::Failure failure)
{
    net::Reply out;
    out.failure = failure;
    return out;
}

contract::PullPage Bench::page() const
{
    contract::PullPage out;
    out.feed = u"f1"_s;
    qint64 at = 1;
    for (const Order &record : m_unsent) {
        contract::PullItem item;
        item.collection = u"order"_s;
        item.id = record.id.value;
        item.version = record.version;
        item.pos = at++;
        item.data = contract::orderToJson(record, true);
        out.items.append(item);
    }
    out.results = m_results;
    out.next = u"cursor-%1"_s.arg(pos);
    out.nextPos = pos;
    out.top = contract::Seen{u"f1"_s, pos, u"mark%1"_s.arg(pos)};
    out.nowMs = clock.nowMs() - clock.wallOffset;
    return out;
}

contract::Session Bench::session(const char *user, const char *access, qint64 seconds)
{
    contract::Session out;
    out.access = QString::fromLatin1(access);
    out.accessSeconds = seconds;
    out.refresh = u"refresh-1"_s;
    out.account.user = UserId(QString::fromLatin1(user));
    out.account.login = u"packer@huafeng"_s;
    out.account.displayName = u"仓库02"_s;
    out.account.org = OrgId(u"org1"_s);
    out.account.orgName = u"义乌市华丰文具"_s;
    out.account.orgKind = u"supplier"_s;
    out.account.permissions = {u"pick"_s, u"ship"_s};
    return out;
}

Order Bench::order(int number)
{
    const auto id = [number](char kind) {
        return u"00000000-0000-4000-8%1-%2"_s.arg(static_cast<int>(kind), 3, 10, QLatin1Char('0'))
            .arg(number, 12, 10, QLatin1Char('0'));
    };
    Order out;
    out.id = OrderId(id('o'));
    out.version = 1;
    out.number = u"23%1"_s.arg(number, 8, 10, QLatin1Char('0'));
    out.supplier = OrgId(id('s'));
    out.dealer = OrgId(id('d'));
    out.dealerName = u"经销商"_s;
    out.createdAtMs = 1763000000000;
    out.recipient.name = u"王"_s;
    Line line;
    line.id = LineId(id('l'));
    line.sku = SkuId(id('k'));
    line.title = u"中性笔"_s;
    line.unit = u"支"_s;
    line.ordered = 1000;
    out.lines.append(line);
    return out;
}

}  // namespace wyh::test
