// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/history.h"

#include "net/server/problems.h"

namespace wyh::server {

using namespace Qt::StringLiterals;

net::Reply feedReset(const QString &reason)
{
    HttpProblem problem{"feed-reset"};
    problem.params = {{u"reason"_s, reason}};
    return problemReply(problem);
}

net::Reply feedReset(History history)
{
    return feedReset(history == History::Another ? u"history"_s : u"expired"_s);
}

Result<std::optional<net::Reply>> checkHistory(wyh::sql::Connection &connection, const Viewer &viewer,
                                               const net::Request &request, FeedTop &top)
{
    using Refusal = std::optional<net::Reply>;
    auto read = feedTop(connection, viewer.org());
    if (!read.ok())
        return read.error();
    top = read.value();
    const QByteArray header = net::header(request.headers, "X-Seen");
    if (header.isEmpty())
        return Refusal();
    const auto seen = contract::seenFromHeader(header);
    if (!seen.ok())
        return Refusal(malformed(u"X-Seen"_s, seen.error().detail));
    const auto history = compareHistory(connection, viewer.org(), top, *seen);
    if (!history.ok())
        return history.error();
    if (*history == History::Same)
        return Refusal();
    return Refusal(feedReset(*history));
}

}  // namespace wyh::server
