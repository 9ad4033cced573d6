// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/fetching.h"

#include "net/client/api.h"

namespace wyh::desktop {

namespace {

constexpr Fetcher::Token kAheadTokens = 1ULL << 61;  ///< far from everybody else's
constexpr qint64 kKeepMs = 5000;                     ///< what nobody has wanted for so long is asked for anew

bool same(const net::Request &a, const net::Request &b)
{
    return a.method == b.method && a.path == b.path && a.query == b.query && a.headers == b.headers && a.body == b.body;
}

}  // namespace

Status Fetching::setBase(const QUrl &base, QUrl *taken)
{
    dropAhead();
    Status status = m_transport->setBase(base);
    *taken = m_transport->base();
    return status;
}

void Fetching::send(Token token, const net::Request &request)
{
    const bool fits = m_ahead && !m_ahead->wantedBy && same(m_ahead->request, request);
    if (fits && !m_ahead->reply) {
        m_ahead->wantedBy = token;
        return;
    }
    if (fits && m_ahead->arrived.elapsed() < kKeepMs) {
        const Ahead here = std::move(*m_ahead);
        m_ahead.reset();
        deliver(token, request, *here.reply, here.page);
        return;
    }
    dropAhead();
    m_transport->send(token, request, [this, request](Token answeredToken, const net::Reply &reply) {
        answered(answeredToken, request, reply);
    });
}

void Fetching::abort(Token token)
{
    if (m_ahead && m_ahead->wantedBy == token) {
        m_transport->abort(m_ahead->token);
        return;
    }
    // Whoever wants no more of this wants nothing behind it either: a person works offline, say.
    dropAhead();
    m_transport->abort(token);
}

Fetcher::Page Fetching::read(const net::Request &request, const net::Reply &reply)
{
    if (!client::isPageRequest(request) || !client::judge(reply).ok())
        return {};
    Result<contract::PullPage> page = client::readPage(reply);
    // What is wrong with it is found and said where the page is wanted.
    return page.ok() ? std::make_shared<const contract::PullPage>(std::move(page).value()) : nullptr;
}

void Fetching::answered(Token token, const net::Request &request, const net::Reply &reply)
{
    deliver(token, request, reply, read(request, reply));
}

void Fetching::aheadAnswered(const net::Reply &reply)
{
    const Page page = read(m_ahead->request, reply);
    if (m_ahead->wantedBy) {
        const Ahead here = std::move(*m_ahead);
        m_ahead.reset();
        deliver(*here.wantedBy, here.request, reply, page);
        return;
    }
    // A failure that nobody has asked for is nobody's: the request is made again when it is wanted.
    if (!page) {
        m_ahead.reset();
        return;
    }
    m_ahead->page = page;
    m_ahead->arrived.start();
    m_ahead->reply = reply;
    m_ahead->reply->body.clear();
}

void Fetching::deliver(Token token, const net::Request &request, const net::Reply &reply, const Page &page)
{
    // On its way before the page in hand is.
    if (page)
        lookAhead(request, *page);
    net::Reply slim = reply;
    if (page)
        slim.body.clear();
    m_deliver(token, slim, page);
}

void Fetching::lookAhead(const net::Request &request, const contract::PullPage &page)
{
    dropAhead();
    if (!page.more || m_ahead)
        return;
    Ahead ahead;
    ahead.token = kAheadTokens + ++m_lastAhead;
    ahead.request = client::requestBehind(request, page);
    m_ahead = std::move(ahead);
    m_transport->send(m_ahead->token, m_ahead->request, [this](Token token, const net::Reply &reply) {
        if (m_ahead && m_ahead->token == token)
            aheadAnswered(reply);
    });
}

void Fetching::dropAhead()
{
    // What somebody waits for is a call as any other by now: a sign-in beside it, say, changes nothing for it.
    if (!m_ahead || m_ahead->wantedBy)
        return;
    const Token token = m_ahead->token;
    m_ahead.reset();
    m_transport->abort(token);
}

}  // namespace wyh::desktop
