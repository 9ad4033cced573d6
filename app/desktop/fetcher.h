// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QObject>
#include <QThread>
#include <QUrl>
#include <functional>
#include <memory>

#include "net/contract/sync.h"
#include "net/http/transport.h"

namespace wyh::desktop {

class Fetching;

/// The profile's way to its platform, on a thread of its own: while the store's thread writes one page, the next is
/// fetched and read here. Answers come on the thread of this object, never before send() has returned, exactly one for
/// every send().
///
/// One page is asked for ahead, with the very request that will be sent when the page before it is stored. Should
/// another one be sent then, what was fetched ahead is thrown away: nobody can tell the difference but by the time.
class Fetcher final : public QObject
{
    Q_OBJECT

public:
    using Token = net::Transport::Token;
    /// The page that a good answer holds, already read; null: it is no answer with a page, or it has to be read.
    using Page = std::shared_ptr<const contract::PullPage>;
    using Answer = std::function<void(Token, const net::Reply &, const Page &)>;

    explicit Fetcher(QObject *parent = nullptr);
    ~Fetcher() override;

    /// As Transport::setBase().
    Status setBase(const QUrl &base);
    [[nodiscard]] QUrl base() const { return m_base; }
    void send(Token token, const net::Request &request, Answer answer);
    void abort(Token token);
    [[nodiscard]] int underWay() const { return static_cast<int>(m_answers.size()); }

signals:
    /// The last call under way has been answered.
    void idle();

private:
    void arrived(Token token, const net::Reply &reply, const Page &page);

    QThread m_thread;
    Fetching *m_fetching;  // lives on m_thread and ends with it
    QHash<Token, Answer> m_answers;
    QUrl m_base;
};

}  // namespace wyh::desktop
