// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/network.h"

#include "tests/simulation/answers.h"

namespace wyh::sim {

using namespace Qt::StringLiterals;

Network::Network(World &world, SimPlatform &platform, Place place)
    : m_world(world),
      m_platform(platform),
      m_place(std::move(place)),
      m_chance(world.seed(), m_place.stream),
      m_answers(world.seed(), m_place.stream + 50)
{
    m_pageRecords = m_chance.happens(0.25) ? 1000 : 1 + m_chance.pick(6);
}

/// A run has few records; small pages make many of them all the same.
void Network::adapt(net::Request &request)
{
    QList<QByteArray> parts = request.query.split('&');
    for (QByteArray &part : parts) {
        if (part.startsWith("limit=") && m_pageRecords < part.mid(6).toInt())
            part = "limit=" + QByteArray::number(m_pageRecords);
    }
    request.query = parts.join('&');
    for (auto &[name, value] : request.headers) {
        if (name == "X-Client-Schema")
            value = QByteArray::number(clientSchema);
    }
}

/// I11: nothing is sent with somebody else's token.
void Network::check(const net::Request &request) const
{
    const QByteArray token = net::header(request.headers, "Authorization").mid(7);
    if (!token.isEmpty() && m_platform.ownerOfToken(token) != m_place.login)
        m_world.broken(u"I11 %1 sends with a token of '%2'"_s.arg(m_place.login, m_platform.ownerOfToken(token)));
}

void Network::send(const net::Request &asked, const Answer &answer)
{
    net::Request request = asked;
    adapt(request);
    check(request);
    // All chance is drawn here and now, so that a run does not depend on what the platform says.
    const bool faults = m_world.faults;
    const bool lost = m_chance.happens(0.12) && faults;
    const bool answerLost = m_chance.happens(0.12) && faults;
    const bool doubled = m_chance.happens(0.06) && faults;
    const bool late = m_chance.happens(0.10) && faults;
    const qint64 there = m_chance.between(2, faults ? 400 : 40);
    const qint64 back = late ? m_chance.between(1000, 2LL * request.timeoutMs) : m_chance.between(2, faults ? 400 : 40);
    const qint64 again = m_chance.between(1, 2LL * request.timeoutMs);
    const bool broken = m_chance.happens(0.01) && faults;

    if (cut && m_chance.happens(0.5)) {
        m_world.after(there, [answer] { answer(silence(net::Reply::Failure::Offline)); });
        return;
    }
    m_world.after(request.timeoutMs, [answer] { answer(silence(net::Reply::Failure::Timeout)); });
    if (broken) {
        m_world.count("TLS cut");
        m_world.after(there, [answer] { answer(silence(net::Reply::Failure::Tls)); });
        return;
    }
    if (lost)
        m_world.count("request lost");
    if (answerLost)
        m_world.count("answer lost");
    const auto arrives = [this, request, back, answerLost, answer] { arrive(request, back, answerLost, answer); };
    if (keepRequest && keepRequest(request))
        m_kept.emplace_back(arrives);
    else if (!lost && !cut)
        m_world.after(there, arrives);
    if (doubled && !cut) {
        m_world.count("request doubled");
        m_world.after(again, [this, request, reloadsBefore = reloads] {
            if (request.path == "/v1/ops" && reloads > reloadsBefore)
                m_world.count("duplicate of an old push after a reset");
            arrive(request, 0, true, {});
        });
    }
}

void Network::arrive(const net::Request &request, qint64 wayBack, bool answerLost, const Answer &answer)
{
    const Answer heard = answerLost || cut ? Answer() : answer;
    if (down) {
        if (heard && m_chance.happens(0.5))
            come(request, problem(503, "unavailable", "20"), wayBack, heard);
        return;
    }
    if (forgetful && m_world.faults && request.path.startsWith("/v1/sync/")) {
        come(request, problem(410, "feed-reset", {}, "history"), wayBack, heard);
        return;
    }
    const bool mad = madness && m_world.faults && m_answers.happens(0.5);
    if (mad && m_answers.happens(0.5)) {
        come(request, anything(m_answers), wayBack, heard);  // it never reached the platform
        return;
    }
    if (const std::optional<net::Reply> other = instead(request)) {
        come(request, *other, wayBack, heard);
        return;
    }
    // It stumbles over the operation itself, not over a word about it.
    const QByteArray operations = request.body.mid(std::max<qsizetype>(0, request.body.indexOf("\"ops\":[")));
    for (const QString &id : std::as_const(m_platform.poison)) {
        if (request.path == "/v1/ops" && operations.contains(id.toLatin1())) {
            m_world.count("platform stumbled over an operation");
            come(request, problem(500, "internal"), wayBack, heard);
            return;
        }
    }
    const std::optional<net::Reply> reply = m_platform.handle(request);
    if (!reply) {
        if (answer && !m_platform.running() && m_chance.happens(0.5))
            m_world.after(1, [answer] { answer(silence(net::Reply::Failure::Offline)); });
        return;
    }
    m_world.mix(static_cast<quint64>(reply->status));
    if (!request.path.startsWith("/v1/session")) {
        for (const QByteArray &secret : m_place.forbidden) {
            if (reply->body.contains(secret))
                m_world.broken(u"I11 %1 is told of '%2'"_s.arg(m_place.login, QString::fromUtf8(secret)));
        }
    }
    if (mad)
        come(request, anything(m_answers), wayBack, heard);
    else
        come(request, m_world.faults ? spoiled(request, *reply) : *reply, wayBack, heard);
}

void Network::come(const net::Request &request, const net::Reply &reply, qint64 wayBack, const Answer &answer)
{
    if (!answer)
        return;
    const auto comes = [answer, reply] { answer(reply); };
    if (keepAnswer && keepAnswer(request))
        m_kept.emplace_back(comes);
    else
        m_world.after(wayBack, comes);
}

void Network::release()
{
    std::vector<std::function<void()>> kept;
    kept.swap(m_kept);
    for (const auto &one : kept)
        m_world.after(1, one);
}

std::optional<net::Reply> Network::instead(const net::Request &request)
{
    if (!m_world.faults || !m_answers.happens(0.03))
        return std::nullopt;
    switch (m_answers.pick(10)) {
        case 0:
            m_world.count("captive portal");
            return page(200, "text/html");
        case 1:
            m_world.count("redirect");
            return page(302, "text/html");
        case 2:
            m_world.count("502 of a proxy");
            return page(502, "text/html");
        case 3:
            m_world.count("504 of a proxy");
            return page(504, "text/html");
        case 4:
            m_world.count("408 of a proxy");
            return page(408, "text/html");
        case 5:
            m_world.count("413 of a proxy");
            return page(413, "text/html");
        case 6:
            m_world.count("429 with Retry-After");
            return problem(429, "too-many-requests", QByteArray::number(m_answers.between(1, 90)));
        case 7:
            m_world.count("429 without Retry-After");
            return problem(429, "too-many-requests");
        case 8:
            m_world.count("409");
            return problem(409, "busy");
        default:
            break;
    }
    if (request.path != "/v1/ops")
        return std::nullopt;
    m_world.count("422");
    return problem(422, "malformed");
}

net::Reply Network::spoiled(const net::Request &request, const net::Reply &reply)
{
    const bool push = request.path == "/v1/ops";
    if (push && m_answers.happens(0.03)) {
        m_world.count("500 after the commit");
        return problem(500, "internal");
    }
    if (push && m_answers.happens(0.02)) {
        m_world.count("400 after the commit");
        return problem(400, "malformed");
    }
    if (push && reply.status == 200 && m_answers.happens(0.02)) {
        m_world.count("still running (later)");
        return withResultsLater(reply);
    }
    if (reply.status == 200 && m_answers.happens(0.01)) {
        m_world.count("answer cut in the middle");
        net::Reply half = reply;
        half.body.chop(half.body.size() / 2);
        return half;
    }
    if (request.path == "/v1/sync/work" && reply.status == 200 && m_answers.happens(0.01)) {
        m_world.count("item nobody can read");
        return withUnreadableItem(reply);
    }
    return reply;
}

}  // namespace wyh::sim
