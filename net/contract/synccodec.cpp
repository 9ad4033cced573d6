// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QJsonDocument>
#include <algorithm>

#include "net/contract/codec.h"
#include "net/contract/jsonreader.h"
#include "net/contract/sync.h"

namespace wyh::contract {

namespace {

constexpr qsizetype kMaxToken = 64;
constexpr int kMaxSecret = 2000;
/// About what stands round a record in a page, apart from its id.
constexpr qsizetype kEnvelopeBytes = 80;

bool isToken(const QByteArray &text, bool mayBeEmpty)
{
    if (text.isEmpty())
        return mayBeEmpty;
    return text.size() <= kMaxToken && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                      c == '_';
           });
}

Seen readSeen(JsonReader reader)
{
    Seen seen;
    seen.feed = reader.id("feed");
    seen.pos = reader.integer("pos", 0);
    seen.mark = reader.text("mark", JsonReader::kMaxId);
    return seen;
}

const QStringList &outcomes()
{
    static const QStringList names{QStringLiteral("applied"),  QStringLiteral("already_applied"),
                                   QStringLiteral("conflict"), QStringLiteral("rejected"),
                                   QStringLiteral("blocked"),  QStringLiteral("later")};
    return names;
}

bool hasProblem(OperationResult::Outcome outcome)
{
    return outcome == OperationResult::Outcome::Conflict || outcome == OperationResult::Outcome::Rejected;
}

OperationResult readResult(JsonReader &reader)
{
    OperationResult result;
    result.op = OpId(reader.id("op"));
    result.outcome = static_cast<OperationResult::Outcome>(reader.oneOf("r", outcomes()));
    result.version = reader.integer("ver", 0);
    result.pos = reader.integer("pos", 0);
    if (hasProblem(result.outcome)) {
        const auto problem = problemFromJson(reader.anyObject("problem"));
        if (problem.ok())
            result.problem = *problem;
        else
            reader.reject(
                QByteArray("problem" + problem.error().params.value(QLatin1String("pointer")).toString().toLatin1())
                    .constData());
    }
    result.effect = reader.anyObjectOr("effect");
    return result;
}

QJsonArray resultsToJson(const QList<OperationResult> &results)
{
    QJsonArray all;
    for (const OperationResult &result : results)
        all.append(resultToJson(result));
    return all;
}

PullItem readItem(JsonReader &reader)
{
    PullItem item;
    item.collection = reader.id("c");
    item.id = reader.id("id");
    item.version = reader.integer("ver", 0);
    item.pos = reader.integer("pos", 0);
    if (reader.has("del")) {
        const int gone = reader.oneOf("del", {QStringLiteral("deleted"), QStringLiteral("scope")});
        item.gone = gone == 0 ? PullItem::Gone::Deleted : PullItem::Gone::Scope;
    } else {
        item.data = reader.anyObject("d");
    }
    return item;
}

/// A text as JSON. Ids and names of collections need nothing done to them; whatever else comes along does.
void appendText(QByteArray &bytes, const QString &text)
{
    const bool isPlain = std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() >= 0x20 && c.unicode() < 0x7f && c != u'"' && c != u'\\';
    });
    if (isPlain) {
        bytes += '"';
        bytes += text.toLatin1();
        bytes += '"';
    } else {
        const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
        bytes += QByteArrayView(list).sliced(1, list.size() - 2);
    }
}

QJsonObject itemToJson(const PullItem &item)
{
    QJsonObject json{{QStringLiteral("c"), item.collection},
                     {QStringLiteral("id"), item.id},
                     {QStringLiteral("ver"), item.version},
                     {QStringLiteral("pos"), item.pos}};
    if (item.gone == PullItem::Gone::No)
        json.insert(QStringLiteral("d"), item.data);
    else
        json.insert(QStringLiteral("del"),
                    item.gone == PullItem::Gone::Deleted ? QStringLiteral("deleted") : QStringLiteral("scope"));
    return json;
}

}  // namespace

bool isKnownCollection(const QString &collection)
{
    return collection == QLatin1String("order") || collection == QLatin1String("sku") ||
           collection == QLatin1String("address");
}

QByteArray seenToHeader(const Seen &seen)
{
    return seen.feed.toLatin1() + '.' + QByteArray::number(seen.pos) + '.' + seen.mark.toLatin1();
}

Result<Seen> seenFromHeader(const QByteArray &header)
{
    const Error wrong = makeError(QStringLiteral("malformed"), QStringLiteral("X-Seen is not <feed>.<pos>.<mark>"),
                                  {{QStringLiteral("pointer"), QStringLiteral("X-Seen")}});
    const QList<QByteArray> parts = header.split('.');
    if (parts.size() != 3 || !isToken(parts.at(0), false) || !isToken(parts.at(2), true))
        return wrong;
    const QByteArray &digits = parts.at(1);
    const bool plain = !digits.isEmpty() && digits.size() <= 16 &&
                       std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    const qint64 pos = plain ? digits.toLongLong() : -1;
    if (pos < 0 || pos > JsonReader::kMaxInteger)
        return wrong;
    return Seen{QString::fromLatin1(parts.at(0)), pos, QString::fromLatin1(parts.at(2))};
}

QJsonObject seenToJson(const Seen &seen)
{
    return {
        {QStringLiteral("feed"), seen.feed}, {QStringLiteral("pos"), seen.pos}, {QStringLiteral("mark"), seen.mark}};
}

Result<Seen> seenFromJson(const QJsonObject &json)
{
    const JsonReader reader(json);
    Seen seen = readSeen(reader);
    return reader.finish(std::move(seen));
}

QJsonObject topToJson(const TopAnswer &answer)
{
    return {{QStringLiteral("top"), seenToJson(answer.top)}, {QStringLiteral("now"), timeToText(answer.nowMs)}};
}

Result<TopAnswer> topFromJson(const QJsonObject &json)
{
    JsonReader reader(json);
    TopAnswer answer;
    answer.top = readSeen(reader.object("top"));
    answer.nowMs = reader.time("now");
    return reader.finish(std::move(answer));
}

QJsonObject pullPageToJson(const PullPage &page)
{
    QJsonArray items;
    for (const PullItem &item : page.items)
        items.append(itemToJson(item));
    QJsonObject json{{QStringLiteral("feed"), page.feed},
                     {QStringLiteral("items"), items},
                     {QStringLiteral("ops"), resultsToJson(page.results)},
                     {QStringLiteral("next"), page.next},
                     {QStringLiteral("next_pos"), page.nextPos},
                     {QStringLiteral("more"), page.more},
                     {QStringLiteral("top"), seenToJson(page.top)},
                     {QStringLiteral("now"), timeToText(page.nowMs)}};
    if (page.left >= 0)
        json.insert(QStringLiteral("left"), page.left);
    return json;
}

QByteArray pullPageToBytes(const PullPage &page, const QList<QByteArray> &data)
{
    PullPage rest = page;
    rest.items.clear();
    const QByteArray frame = compact(pullPageToJson(rest));
    // Members stand in the order of their names: only the feed's id comes before, and no text of anybody's.
    const qsizetype place = frame.indexOf("\"items\":[]") + 9;
    qsizetype size = frame.size();
    for (const PullItem &item : page.items)
        size += kEnvelopeBytes + item.id.size();
    for (const QByteArray &record : data)
        size += record.size();
    // Straight into the bytes: by way of an object for each record this was a third of what a busy platform did.
    QByteArray bytes;
    bytes.reserve(size);
    bytes += QByteArrayView(frame).first(place);
    for (qsizetype i = 0; i < page.items.size(); ++i) {
        const PullItem &item = page.items.at(i);
        bytes += i > 0 ? ",{\"c\":" : "{\"c\":";
        appendText(bytes, item.collection);
        if (item.gone != PullItem::Gone::No)
            bytes += item.gone == PullItem::Gone::Deleted ? ",\"del\":\"deleted\"" : ",\"del\":\"scope\"";
        bytes += ",\"id\":";
        appendText(bytes, item.id);
        bytes += ",\"pos\":";
        bytes += QByteArray::number(item.pos);
        bytes += ",\"ver\":";
        bytes += QByteArray::number(item.version);
        if (item.gone == PullItem::Gone::No) {
            bytes += ",\"d\":";
            bytes += data.at(i);
        }
        bytes += '}';
    }
    bytes += QByteArrayView(frame).sliced(place);
    return bytes;
}

Result<PullPage> pullPageFromJson(const QJsonObject &json)
{
    JsonReader reader(json);
    PullPage page;
    page.feed = reader.id("feed");
    reader.each("items", [&page](JsonReader &item) {
        PullItem read = readItem(item);
        // A collection that this program does not know yet is no mistake: a newer platform may have more.
        if (isKnownCollection(read.collection))
            page.items.append(std::move(read));
    });
    reader.each("ops", [&page](JsonReader &result) { page.results.append(readResult(result)); });
    page.next = reader.id("next", kMaxSecret);
    page.nextPos = reader.integer("next_pos", 0);
    page.more = reader.boolean("more");
    if (reader.has("left"))
        page.left = reader.integer("left", 0);
    page.top = readSeen(reader.object("top"));
    page.nowMs = reader.time("now");
    return reader.finish(std::move(page));
}

QJsonObject resultToJson(const OperationResult &result)
{
    QJsonObject json{{QStringLiteral("op"), result.op.value},
                     {QStringLiteral("r"), outcomes().at(static_cast<int>(result.outcome))},
                     {QStringLiteral("ver"), result.version},
                     {QStringLiteral("pos"), result.pos}};
    if (hasProblem(result.outcome))
        json.insert(QStringLiteral("problem"), problemToJson(result.problem));
    if (!result.effect.isEmpty())
        json.insert(QStringLiteral("effect"), result.effect);
    return json;
}

Result<OperationResult> resultFromJson(const QJsonObject &json)
{
    JsonReader reader(json);
    OperationResult result = readResult(reader);
    return reader.finish(std::move(result));
}

QString noticeActCode(NoticeAct::Kind kind)
{
    switch (kind) {
        case NoticeAct::Kind::Closed:
            return QStringLiteral("closed");
        case NoticeAct::Kind::Superseded:
            return QStringLiteral("superseded");
        case NoticeAct::Kind::SentAgain:
            return QStringLiteral("sent_again");
        case NoticeAct::Kind::Restored:
            return QStringLiteral("restored");
    }
    return {};
}

std::optional<NoticeAct::Kind> noticeActFromCode(const QString &code)
{
    for (const NoticeAct::Kind kind : {NoticeAct::Kind::Closed, NoticeAct::Kind::Superseded, NoticeAct::Kind::SentAgain,
                                       NoticeAct::Kind::Restored}) {
        if (noticeActCode(kind) == code)
            return kind;
    }
    return std::nullopt;
}

QJsonObject noticeActToJson(const NoticeAct &act)
{
    QJsonObject json{{QStringLiteral("id"), act.id},
                     {QStringLiteral("op"), act.op.value},
                     {QStringLiteral("act"), noticeActCode(act.kind)},
                     {QStringLiteral("code"), act.code.left(JsonReader::kMaxId)},
                     {QStringLiteral("by"), act.who.left(JsonReader::kMaxId)},
                     {QStringLiteral("reason"), act.reason.left(JsonReader::kMaxReason)},
                     {QStringLiteral("at"), timeToText(act.atMs)}};
    if (!act.notice.isEmpty())
        json.insert(QStringLiteral("notice"), act.notice.left(JsonReader::kMaxId));
    return json;
}

namespace {

NoticeAct readNoticeAct(JsonReader &reader)
{
    NoticeAct act;
    act.id = reader.id("id");
    act.op = OpId(reader.id("op"));
    act.notice = reader.textOr("notice", {}, JsonReader::kMaxId);
    const auto kind = noticeActFromCode(reader.text("act", JsonReader::kMaxId));
    if (!kind)
        reader.reject("act");
    act.kind = kind.value_or(NoticeAct::Kind::Closed);
    act.code = reader.text("code", JsonReader::kMaxId);
    act.who = reader.text("by", JsonReader::kMaxId);
    act.reason = reader.text("reason", JsonReader::kMaxReason);
    act.atMs = reader.time("at");
    return act;
}

}  // namespace

QJsonObject pushRequestToJson(const PushRequest &request)
{
    QJsonObject json{{QStringLiteral("device"), request.device.value},
                     {QStringLiteral("ops"), request.ops},
                     {QStringLiteral("closed_through"), request.closedThrough}};
    QJsonArray notices;
    for (const NoticeAct &act : request.notices)
        notices.append(noticeActToJson(act));
    if (!notices.isEmpty())
        json.insert(QStringLiteral("notices"), notices);
    return json;
}

Result<PushRequest> pushRequestFromJson(const QJsonObject &json)
{
    JsonReader reader(json);
    PushRequest request;
    request.device = DeviceId(reader.id("device"));
    request.ops = reader.array("ops");
    request.closedThrough = reader.integer("closed_through", 0);
    if (reader.has("notices"))
        reader.each("notices", [&request](JsonReader &act) { request.notices.append(readNoticeAct(act)); });
    return reader.finish(std::move(request));
}

QJsonObject pushAnswerToJson(const PushAnswer &answer)
{
    return {{QStringLiteral("results"), resultsToJson(answer.results)},
            {QStringLiteral("top"), seenToJson(answer.top)}};
}

Result<PushAnswer> pushAnswerFromJson(const QJsonObject &json)
{
    JsonReader reader(json);
    PushAnswer answer;
    reader.each("results", [&answer](JsonReader &result) { answer.results.append(readResult(result)); });
    answer.top = readSeen(reader.object("top"));
    return reader.finish(std::move(answer));
}

}  // namespace wyh::contract
