// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// What a device tells and hears: how far its results are closed, answers, and the person who signs in.
#include <array>

#include "net/client/api.h"
#include "net/contract/codec.h"
#include "tests/simulation/simdevice.h"

namespace wyh::sim {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype kPagesKept = 8;
}  // namespace

void SimDevice::reloadBegins(const QString &reason)
{
    ++m_network.reloads;
    m_requests.reload(m_world, name());
    m_world.count(qPrintable(u"reload: "_s + reason));
    if (m_store->counts().waiting > 0)
        m_world.count("410 while operations wait");
}

/// The platform may forget results that are told closed: then no operation up to there may be open still, or one that
/// is sent again some day is carried out once more (I1).
void SimDevice::checkClosed(const net::Request &request)
{
    const auto body = contract::parseObject(request.body);
    const qint64 through = body.ok() ? body->value("closed_through"_L1).toInteger() : 0;
    if (through <= 0)
        return;
    m_world.count("results told closed");
    using store::OpState;
    for (const store::OpRow &row : m_store->operations({OpState::Acked, OpState::Conflict, OpState::Rejected}, 1000)) {
        if (row.resultPos > 0 && row.resultPos <= through)
            m_world.broken(u"I1 %1 tells results closed up to %2, but %3 of %4 is %5"_s.arg(name())
                               .arg(through)
                               .arg(row.operation.id.value)
                               .arg(row.resultPos)
                               .arg(store::opStateCode(row.state)));
    }
}

/// What an answer was like, and whether it brought anything.
void SimDevice::countAnswer(const net::Reply &reply)
{
    m_world.count(qPrintable(u"status %1"_s.arg(reply.status)));
    const client::Judged judged = client::judge(reply);
    if (!judged.ok())
        m_requests.vain(m_world, name());
    constexpr std::array kVerdicts{"Ok",        "Unknown",         "NotOurPlatform", "SignInFailed", "TokenExpired",
                                   "Forbidden", "AccountDisabled", "DeviceRevoked",  "Busy",         "Gone",
                                   "Refused",   "ServerError",     "ClientTooOld",   "SlowDown"};
    m_world.count(qPrintable(u"judged %1"_s.arg(QLatin1StringView(kVerdicts.at(static_cast<size_t>(judged.verdict))))));
    if (!judged.ok() || m_lastPath != "/v1/ops")
        return;
    const Result<contract::PushAnswer> answer = client::readPush(reply);
    if (!answer)
        return;
    constexpr std::array kOutcomes{"applied", "already applied", "conflict", "rejected", "blocked", "later"};
    for (const contract::OperationResult &result : answer->results) {
        m_world.count(
            qPrintable(u"outcome %1"_s.arg(QLatin1StringView(kOutcomes.at(static_cast<size_t>(result.outcome))))));
        if (result.problem.code == "forbidden"_L1)
            m_world.count("403 inside a result");
    }
}

void SimDevice::answered(sync::RequestToken token, const net::Reply &reply)
{
    if (token != m_awaited) {
        if (reply.status != 0)
            m_world.count("late answer ignored");
    } else {
        countAnswer(reply);
        if (m_world.logging())
            m_world.log(u"%1 <- #%2 %3 %4"_s.arg(name())
                            .arg(token)
                            .arg(reply.status)
                            .arg(QString::fromUtf8(reply.body.left(1500))));
        const client::Judged judged = client::judge(reply);
        if (judged.verdict == client::Verdict::SlowDown && judged.retryAfterMs > 0)
            m_quietUntil = m_world.now() + std::min(judged.retryAfterMs, sync::Backoff::kRetryAfterCapMs);
        if (judged.ok() && m_lastPath == "/v1/sync/work") {
            if (Result<contract::PullPage> page = client::readPage(reply); page.ok()) {
                m_takingResults = !page->results.isEmpty();
                m_oldPages.append({*page, m_lastCursor, m_store->pullState().generation});
                if (m_oldPages.size() > kPagesKept)
                    m_oldPages.removeFirst();
            }
        }
        m_awaited = 0;
        if (onAnswer)
            onAnswer(reply);
    }
    step(sync::Answered{token, reply});
    m_takingResults = false;
}

void SimDevice::signIn()
{
    m_signingIn = true;
    m_world.count("sign-in");
    // Where two accounts are used on one PC, people mix them up. The first sign-in makes the profile.
    const bool mistaken = !m_person.colleague.isEmpty() && !m_owner.isEmpty() && m_acts.happens(0.5);
    later(m_acts.between(2, 20) * kSecond, [this, login = mistaken ? m_person.colleague : m_person.login] {
        const net::Request request =
            client::signInRequest(login, SimPlatform::password(), m_store->deviceId(), m_person.name);
        auto answeredOnce = std::make_shared<bool>(false);
        m_network.send(request, [this, answeredOnce, incarnation = m_incarnation](const net::Reply &reply) {
            if (incarnation != m_incarnation || !m_engine || std::exchange(*answeredOnce, true))
                return;
            m_signingIn = false;
            if (client::judge(reply).ok()) {
                const Result<contract::Session> session = client::readSession(reply);
                if (session.ok())
                    step(sync::SignedIn{*session});
                else
                    m_world.count("session not readable");
            }
            if (m_engine && !m_signingIn && m_engine->state().kind == store::ConnectionState::Kind::SignInNeeded)
                signIn();
        });
    });
}

}  // namespace wyh::sim
