// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/crashpoints/station.h"

#include "net/client/api.h"
#include "net/contract/codec.h"

namespace wyh::crash {

using namespace Qt::StringLiterals;
using store::OpState;

namespace {

constexpr int kMany = 10000;

net::Reply offline()
{
    net::Reply reply;
    reply.failure = net::Reply::Failure::Offline;
    return reply;
}

}  // namespace

const QList<OpState> &allStates()
{
    static const QList<OpState> all{OpState::Pending,  OpState::Acked,    OpState::Done,
                                    OpState::Conflict, OpState::Rejected, OpState::Held,
                                    OpState::Stuck,    OpState::Review,   OpState::Closed};
    return all;
}

Station::Station(sim::World &world, testing::DiskFaults &faults, const Point &point, Shop &shop, int number)
    : Machine(world, faults, point, u"pc%1"_s.arg(number)),
      m_shop(shop),
      m_login(number == 0 ? Shop::manager() : Shop::packer(number)),
      m_clock(world, 0, 500000),
      m_random(world.seed(), 100 + static_cast<quint64>(number)),
      m_files(m_disk)
{
}

void Station::load(const StationRecord &record)
{
    m_disk.load(record.disk);
    m_login = record.login;
    m_secret = record.secret;
    m_deviceId = record.device;
    m_saved = record.saved;
}

StationRecord Station::record()
{
    end();
    return {m_disk.image(), m_login, m_secret, m_deviceId, m_saved};
}

Status Station::begin()
{
    store::OpenStore options;
    options.folder = folder();
    options.base.vfs = m_vfs.name();
    options.base.busyTimeoutMs = 0;
    options.files = &m_files;
    auto opened = store::LocalStore::open(options, m_clock, m_random);
    if (!opened.ok())
        return opened.error();
    if (m_disk.crashed())
        return done();
    m_store = std::move(*opened);
    ++m_incarnation;
    if (m_deviceId.isEmpty())
        m_deviceId = m_store->deviceId().value;
    if (m_deviceId != m_store->deviceId().value)
        m_world.broken(u"%1: another device id after a restart"_s.arg(m_name));
    remember();
    sync::EngineOptions engine;
    engine.secretKey = u"refresh"_s;
    m_engine = std::make_unique<sync::Engine>(engine, *m_store, m_clock, m_random);
    m_wake = -1;
    m_signingIn = false;
    // A power cut may take the cache back by some pages, its cursor with it.
    m_generation = -1;
    m_pos = 0;
    checkSaved();
    checkShown();
    step(sync::Started{});
    return done();
}

void Station::end()
{
    if (m_store && m_disk.crashed())
        noteWhereItDied();
    ++m_incarnation;
    m_engine.reset();
    m_store.reset();
}

/// What a crash cut off between the commit and the answer is saved all the same.
void Station::remember()
{
    for (const store::OpRow &row : rows(allStates())) {
        const auto same = [&row](const sim::Saved &saved) { return saved.id == row.operation.id; };
        if (std::none_of(m_saved.cbegin(), m_saved.cend(), same))
            m_saved.append({row.operation.id, row.operation, {}});
    }
}

void Station::setForgetting()
{
    for (const sim::Saved &saved : std::as_const(m_saved))
        m_forgettable.insert(saved.id.value);
}

void Station::later(qint64 delay, std::function<void()> what)
{
    m_world.after(delay, [this, incarnation = m_incarnation, what = std::move(what)] {
        if (incarnation == m_incarnation && m_engine)
            what();
    });
}

void Station::step(const sync::Event &event)
{
    if (!m_engine)
        return;
    const sync::Effects effects = m_engine->step(event);
    if (died())
        return;
    for (const sync::Effect &effect : effects) {
        perform(effect);
        if (!m_engine)
            return;
    }
    check(effects);
}

void Station::sent(const sync::Send &send)
{
    // A moment of its own: dead before it, the request never left.
    if (m_disk.ask(testing::DiskCall::Mark, u"a request"_s) == testing::DiskFaults::Verdict::Crashed) {
        (void)died();
        return;
    }
    net::Request request = send.request;
    if (m_pageRecords > 0) {
        QList<QByteArray> parts = request.query.split('&');
        for (QByteArray &part : parts) {
            if (part.startsWith("limit="))
                part = "limit=" + QByteArray::number(m_pageRecords);
        }
        request.query = parts.join('&');
    }
    if (m_world.logging())
        m_world.log(u"%1 -> #%2 %3 %4?%5 %6"_s.arg(m_name)
                        .arg(send.token)
                        .arg(QLatin1StringView(request.method), QLatin1StringView(request.path),
                             QLatin1StringView(request.query.left(60)), QLatin1StringView(request.body.left(600))));
    m_world.after(5, [this, request, token = send.token, incarnation = m_incarnation] {
        std::optional<net::Reply> reply;
        if (!m_cut)
            reply = m_shop.handle(request);
        m_world.after(reply ? 5 : 200, [this, token, incarnation, answer = reply.value_or(offline())] {
            if (incarnation != m_incarnation || !m_engine)
                return;
            if (m_world.logging())
                m_world.log(u"%1 <- #%2 %3 %4"_s.arg(m_name)
                                .arg(token)
                                .arg(answer.status)
                                .arg(QString::fromUtf8(answer.body.left(1500))));
            if (answer.status == 410)
                m_world.count("410");
            step(sync::Answered{token, answer});
        });
    });
}

void Station::perform(const sync::Effect &effect)
{
    if (const auto *send = std::get_if<sync::Send>(&effect)) {
        sent(*send);
    } else if (const auto *wake = std::get_if<sync::WakeAt>(&effect)) {
        m_wake = wake->monotonicMs;
        later(wake->monotonicMs - m_clock.monotonicMs(), [this, at = wake->monotonicMs] {
            if (m_wake == at)
                step(sync::Woke{});
        });
    } else if (const auto *state = std::get_if<sync::StateChanged>(&effect)) {
        if (m_world.logging())
            m_world.log(
                u"%1 state %2 %3"_s.arg(m_name).arg(static_cast<int>(state->state.kind)).arg(state->state.reason));
        if (state->state.kind == store::ConnectionState::Kind::SignInNeeded && !m_signingIn)
            signIn();
    } else if (std::get_if<sync::ReadSecret>(&effect)) {
        later(1, [this] { step(sync::SecretRead{true, m_secret, {}}); });
    } else if (const auto *write = std::get_if<sync::WriteSecret>(&effect)) {
        later(1, [this, value = write->value] {
            m_secret = value;
            step(sync::SecretWritten{true, {}});
        });
    } else if (std::get_if<sync::DeleteSecret>(&effect)) {
        m_secret.clear();
    } else if (const auto *line = std::get_if<sync::Log>(&effect)) {
        m_world.log(u"%1 says: %2"_s.arg(m_name, line->line));
    }
}

void Station::signIn()
{
    m_signingIn = true;
    later(sim::kSecond, [this] {
        const auto reply = m_shop.handle(client::signInRequest(m_login, Shop::password(), m_store->deviceId(), m_name));
        m_signingIn = false;
        if (reply && client::judge(*reply).ok()) {
            if (const auto session = client::readSession(*reply); session.ok())
                step(sync::SignedIn{*session});
        }
        if (m_engine && m_engine->state().kind == store::ConnectionState::Kind::SignInNeeded)
            signIn();
    });
}

bool Station::isSaved(const store::Act &act)
{
    for (const store::OpRow &row : rows(allStates())) {
        if (row.operation.payload == act.payload && row.supersedes == act.supersedes)
            return true;
    }
    return false;
}

Station::Acted Station::act(const QList<store::Act> &acts)
{
    Acted acted = Acted::Saved;
    insist("an act", [&]() -> Status {
        if (isSaved(acts.constFirst()))
            return done();
        OpId earlier;
        for (const store::OpRow &open : rows({OpState::Pending, OpState::Acked})) {
            if (open.operation.lane == acts.constFirst().lane)
                earlier = open.operation.id;
        }
        const auto recorded = m_store->recordAll(acts);
        if (!recorded.ok()) {
            m_world.log(u"%1 cannot: %2 %3"_s.arg(m_name, recorded.error().code, recorded.error().detail));
            if (recorded.error().code == "not-saved"_L1) {
                m_world.count("not saved, with words");
                return makeError(u"not-saved"_s, recorded.error().detail);
            }
            acted = Acted::Refused;
            return done();
        }
        // From here on it is promised, even if the power goes while the picture is made.
        if (acts.size() == 1) {
            Operation operation;
            operation.id = recorded->id;
            operation.lane = acts.constFirst().lane;
            operation.payload = acts.constFirst().payload;
            m_saved.append({recorded->id, operation, earlier});
        }
        m_world.log(u"%1 has saved %2"_s.arg(m_name, recorded->id.value));
        if (m_disk.crashed())
            return done();
        if (acts.size() > 1)
            remember();
        checkSaved();
        checkShown();
        step(sync::Recorded{});
        return done();
    });
    return acted;
}

void Station::tidy()
{
    insist("tidying up", [this]() -> Status {
        for (const store::OpRow &row :
             rows({OpState::Conflict, OpState::Rejected, OpState::Held, OpState::Stuck, OpState::Review})) {
            const bool again = row.state != OpState::Conflict && row.state != OpState::Rejected;
            if (again)
                m_sentAgain.insert(row.operation.id.value);
            const Status answered =
                again ? m_store->sendAgain({row.operation.id}) : m_store->close(row.operation.id, u"王"_s, u"seen"_s);
            if (!answered.ok() || m_disk.crashed())
                return answered;
        }
        step(sync::Recorded{});
        return done();
    });
}

void Station::closeAll()
{
    insist("closing", [this]() -> Status {
        for (const store::OpRow &row :
             rows({OpState::Conflict, OpState::Rejected, OpState::Held, OpState::Stuck, OpState::Review})) {
            const Status closed = m_store->close(row.operation.id, u"王"_s, u"seen"_s);
            if (!closed.ok() || m_disk.crashed())
                return closed;
        }
        step(sync::Recorded{});
        return done();
    });
}

void Station::setWorkOffline(bool on)
{
    ensureRunning();
    step(sync::WorkOffline{on});
}

void Station::insistOnStore(const char *what, const std::function<Status(store::LocalStore &)> &body)
{
    insist(what, [&]() -> Status {
        const Status status = body(*m_store);
        if (!m_disk.crashed() && status.ok())
            step(sync::Recorded{});
        return status;
    });
}

void Station::signOutAndWipe()
{
    insist("leaving", [this]() -> Status {
        step(sync::SignOut{});
        return m_store ? m_store->wipeCache() : makeError(u"gone"_s);
    });
}

QList<store::OpRow> Station::rows(const QList<OpState> &states)
{
    const Quiet quiet(m_faults);
    const auto all = m_store->readOperations(states.isEmpty() ? allStates() : states, kMany, false);
    if (!all.ok() && !m_disk.crashed())
        m_world.broken(u"%1: sound operations cannot be read: %2"_s.arg(m_name, all.error().detail));
    return all.valueOr({});
}

}  // namespace wyh::crash
