// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <optional>

#include "app/desktop/fetcher.h"

namespace wyh::desktop {

/// The half of Fetcher that lives on the network's thread.
class Fetching final : public QObject
{
    Q_OBJECT

public:
    using Token = Fetcher::Token;
    using Page = Fetcher::Page;
    using Deliver = std::function<void(Token, const net::Reply &, const Page &)>;

    explicit Fetching(Deliver deliver) : m_deliver(std::move(deliver)) {}

    /// On the thread it is to live on.
    void begin() { m_transport = new net::Transport({}, this); }
    Status setBase(const QUrl &base, QUrl *taken);
    void send(Token token, const net::Request &request);
    void abort(Token token);

private:
    /// A page that was asked for before anybody wanted it.
    struct Ahead
    {
        Token token = 0;
        net::Request request;
        std::optional<net::Reply> reply;  ///< it is here
        Page page;
        QElapsedTimer arrived;          ///< since then it lies here
        std::optional<Token> wantedBy;  ///< it is asked for now, but not here yet
    };

    void answered(Token token, const net::Request &request, const net::Reply &reply);
    void aheadAnswered(const net::Reply &reply);
    void deliver(Token token, const net::Request &request, const net::Reply &reply, const Page &page);
    void lookAhead(const net::Request &request, const contract::PullPage &page);
    /// Not when it is wanted meanwhile.
    void dropAhead();
    [[nodiscard]] static Page read(const net::Request &request, const net::Reply &reply);

    Deliver m_deliver;
    net::Transport *m_transport = nullptr;
    std::optional<Ahead> m_ahead;
    Token m_lastAhead = 0;
};

}  // namespace wyh::desktop
