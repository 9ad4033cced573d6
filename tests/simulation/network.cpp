// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/network.h"

namespace wyh::sim {

namespace {

net::Reply silence(net::Reply::Failure failure)
{
    net::Reply out;
    out.failure = failure;
    return out;
}

net::Reply problem(int status, const QByteArray &code)
{
    net::Reply out;
    out.status = status;
    out.headers = {{"X-Api", "1"}, {"Content-Type", "application/problem+json"}};
    if (status == 503)
        out.headers.emplaceBack("Retry-After", "20");
    out.body = "{\"type\":\"/problems/" + code + "\",\"title\":\"\",\"status\":" + QByteArray::number(status) +
               ",\"code\":\"" + code + "\"}";
    return out;
}

}  // namespace

Network::Network(World &world, SimPlatform &platform, quint64 stream)
    : m_world(world), m_platform(platform), m_chance(world.seed(), stream)
{
    m_pageRecords = m_chance.happens(0.25) ? 1000 : 1 + m_chance.pick(6);
}

/// A run has few records; small pages make many of them all the same.
void Network::smallPage(net::Request &request)
{
    QList<QByteArray> parts = request.query.split('&');
    for (QByteArray &part : parts) {
        if (part.startsWith("limit=") && m_pageRecords < part.mid(6).toInt())
            part = "limit=" + QByteArray::number(m_pageRecords);
    }
    request.query = parts.join('&');
}

void Network::send(const net::Request &asked, const Answer &answer)
{
    net::Request request = asked;
    smallPage(request);
    // All chance is drawn here and now, so that a run does not depend on what the platform says.
    const bool faults = m_world.faults;
    const bool lost = m_chance.happens(0.12) && faults;
    const bool answerLost = m_chance.happens(0.12) && faults;
    const bool doubled = m_chance.happens(0.06) && faults;
    const bool late = m_chance.happens(0.10) && faults;
    const qint64 there = m_chance.between(2, faults ? 400 : 40);
    const qint64 back = late ? m_chance.between(1000, 2LL * request.timeoutMs) : m_chance.between(2, faults ? 400 : 40);
    const qint64 again = m_chance.between(1, 2LL * request.timeoutMs);
    const bool portal = m_chance.happens(0.01) && faults;

    if (cut && m_chance.happens(0.5)) {
        m_world.after(there, [answer] { answer(silence(net::Reply::Failure::Offline)); });
        return;
    }
    m_world.after(request.timeoutMs, [answer] { answer(silence(net::Reply::Failure::Timeout)); });
    if (portal) {
        m_world.count("captive portal");
        net::Reply page;
        page.status = 200;
        page.headers = {{"Content-Type", "text/html"}};
        page.body = "<html>Please accept our terms</html>";
        m_world.after(there, [answer, page] { answer(page); });
        return;
    }
    if (lost)
        m_world.count("request lost");
    if (answerLost)
        m_world.count("answer lost");
    if (!lost && !cut)
        m_world.after(there, [this, request, back, answerLost, answer] { arrive(request, back, answerLost, answer); });
    if (doubled && !cut) {
        m_world.count("request doubled");
        m_world.after(again, [this, request] { arrive(request, 0, true, {}); });
    }
}

void Network::arrive(const net::Request &request, qint64 wayBack, bool answerLost, const Answer &answer)
{
    if (down) {
        if (answer && m_chance.happens(0.5))
            m_world.after(wayBack, [answer] { answer(problem(503, "unavailable")); });
        return;
    }
    for (const QString &id : std::as_const(m_platform.poison)) {
        if (request.path == "/v1/ops" && request.body.contains(id.toLatin1())) {
            m_world.count("platform stumbled over an operation");
            if (answer && !answerLost)
                m_world.after(wayBack, [answer] { answer(problem(500, "internal")); });
            return;
        }
    }
    std::optional<net::Reply> reply = m_platform.handle(request);
    if (!reply) {
        if (answer && m_platform.running() == false && m_chance.happens(0.5))
            m_world.after(1, [answer] { answer(silence(net::Reply::Failure::Offline)); });
        return;
    }
    if (m_world.faults && request.path == "/v1/ops" && m_chance.happens(0.03)) {
        m_world.count("500 after the commit");
        reply = problem(500, "internal");
    }
    if (m_world.faults && request.path == "/v1/ops" && m_chance.happens(0.02)) {
        m_world.count("400 after the commit");
        reply = problem(400, "malformed");
    }
    if (answerLost || !answer || cut)
        return;
    m_world.after(wayBack, [answer, answered = *reply] { answer(answered); });
}

}  // namespace wyh::sim
