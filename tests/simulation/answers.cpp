// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/answers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <array>

namespace wyh::sim {

using namespace Qt::StringLiterals;

namespace {

struct Saying
{
    int status;
    const char *code;
    const char *reason;
};

constexpr std::array kSayings = std::to_array<Saying>({
    {400, "malformed", ""},
    {400, "client-too-old", ""},
    {401, "token-expired", ""},
    {401, "unauthorized", ""},
    {403, "forbidden", ""},
    {403, "account-disabled", ""},
    {404, "not-found", ""},
    {405, "method-not-allowed", ""},
    {409, "busy", ""},
    {410, "feed-reset", "history"},
    {410, "feed-reset", "expired"},
    {410, "feed-reset", "scope"},
    {410, "feed-reset", ""},
    {413, "payload-too-large", ""},
    {418, "teapot", ""},
    {422, "malformed", ""},
    {426, "client-too-old", ""},
    {500, "internal", ""},
    {501, "", ""},
    {507, "disk-full", ""},
});

constexpr std::array kRetryAfter = std::to_array<const char *>({"", "0", "1", "30", "900", "100000", "-5", "soon"});

net::Reply json(const QByteArray &body)
{
    net::Reply out;
    out.status = 200;
    out.headers = {{"X-Api", "1"}, {"Content-Type", "application/json"}};
    out.body = body;
    return out;
}

net::Reply changed(const net::Reply &reply, const QJsonObject &body)
{
    net::Reply out = reply;
    out.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return out;
}

}  // namespace

net::Reply silence(net::Reply::Failure failure)
{
    net::Reply out;
    out.failure = failure;
    return out;
}

net::Reply problem(int status, const QByteArray &code, const QByteArray &retryAfter, const QByteArray &reason)
{
    net::Reply out;
    out.status = status;
    out.headers = {{"X-Api", "1"}, {"Content-Type", "application/problem+json"}};
    if (!retryAfter.isEmpty())
        out.headers.emplaceBack("Retry-After", retryAfter);
    out.body = "{\"type\":\"/problems/" + code + "\",\"title\":\"\",\"status\":" + QByteArray::number(status) +
               ",\"code\":\"" + code + "\",\"params\":{\"reason\":\"" + reason + "\"}}";
    return out;
}

net::Reply page(int status, const QByteArray &type)
{
    net::Reply out;
    out.status = status;
    out.headers = {{"Content-Type", type}};
    out.body = "<html>Please accept our terms</html>";
    return out;
}

net::Reply anything(Chance &chance)
{
    switch (chance.pick(6)) {
        case 0:
            return problem(chance.happens(0.5) ? 429 : 503, "unavailable",
                           kRetryAfter.at(static_cast<size_t>(chance.pick(static_cast<int>(kRetryAfter.size())))));
        case 1:
            return page(200 + chance.pick(400), "text/html");
        case 2: {
            constexpr std::array kBodies = std::to_array<const char *>(
                {"", "{", "[]", "{}", "null", "{\"results\":[]}", "{\"items\":{}}", "{\"top\":{\"pos\":1e99}}"});
            return json(kBodies.at(static_cast<size_t>(chance.pick(static_cast<int>(kBodies.size())))));
        }
        default: {
            const Saying &saying = kSayings.at(static_cast<size_t>(chance.pick(static_cast<int>(kSayings.size()))));
            return problem(saying.status, saying.code, {}, saying.reason);
        }
    }
}

net::Reply withResultsLater(const net::Reply &reply)
{
    QJsonObject body = QJsonDocument::fromJson(reply.body).object();
    QJsonArray later;
    const QJsonArray results = body.value("results"_L1).toArray();
    for (const QJsonValue &result : results)
        later.append(QJsonObject{{u"op"_s, result.toObject().value("op"_L1)}, {u"r"_s, u"later"_s}});
    body.insert("results"_L1, later);
    return changed(reply, body);
}

net::Reply withUnreadableItem(const net::Reply &reply)
{
    QJsonObject body = QJsonDocument::fromJson(reply.body).object();
    QJsonArray items = body.value("items"_L1).toArray();
    if (items.isEmpty())
        return reply;
    QJsonObject item = items.at(0).toObject();
    if (item.value("c"_L1) != "order"_L1 || !item.contains("d"_L1))
        return reply;
    item.insert("ver"_L1, item.value("ver"_L1).toInteger() + 1000);
    item.insert("d"_L1, QJsonObject{{u"shape"_s, u"of another age"_s}});
    items.replace(0, item);
    body.insert("items"_L1, items);
    return changed(reply, body);
}

}  // namespace wyh::sim
