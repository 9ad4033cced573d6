// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// What the desktop reads from the platform, up to its files.
#include <QJsonDocument>

#include "models/items/problemtext.h"
#include "net/client/api.h"
#include "net/contract/codec.h"
#include "tests/fuzz/storebench.h"

namespace wyh::fuzz {

using namespace Qt::StringLiterals;

namespace {

net::Reply answer(int status, const QByteArray &body)
{
    net::Reply reply;
    reply.status = status;
    reply.headers = {{"X-Api", "1"}, {"Content-Type", "application/json"}};
    reply.body = body;
    return reply;
}

/// "OP0".."OP3" in the bytes are the operations that wait.
QByteArray withOperations(QByteArray bytes, const QList<OpId> &waiting)
{
    for (qsizetype i = 0; i < waiting.size(); ++i)
        bytes.replace("OP" + QByteArray::number(i), waiting.at(i).value.toLatin1());
    return bytes;
}

}  // namespace

void pullPage(const QByteArray &bytes)
{
    static StoreBench bench;
    store::LocalStore &store = bench.ready();
    const auto page = client::readPage(answer(200, withOperations(bytes, bench.waiting())));
    if (!page)
        return;
    const StoreBench::Picture before = bench.picture();
    const auto applied = store.applyPage(*page, before.token);
    if (!applied.ok() || !applied->applied) {
        require(bench.picture() == before, "a page that is not taken changes nothing");
        return;
    }
    require(store.pullState().token == page->next, "the cursor moves with the page");
    require(store.settle().ok(), "what a page brought can be settled");
    const StoreBench::Picture once = bench.picture();
    // The same page once more, as a doubled answer: the cursor has moved.
    if (page->next != before.token) {
        const auto again = store.applyPage(*page, before.token);
        require(again.ok() && !again->applied && bench.picture() == once, "a doubled page changes nothing");
    }
}

void pushAnswer(const QByteArray &bytes)
{
    static StoreBench bench;
    store::LocalStore &store = bench.ready();
    const auto read = client::readPush(answer(200, withOperations(bytes, bench.waiting())));
    if (!read)
        return;
    const StoreBench::Picture before = bench.picture();
    const auto applied = store.applyPush(*read);
    if (!applied.ok()) {
        require(bench.picture() == before, "an answer that is not taken changes nothing");
        return;
    }
    require(store.settle().ok(), "what an answer brought can be settled");
    QSet<QString> named;
    for (const contract::OperationResult &result : read->results)
        named.insert(result.op.value);
    for (const OpId &op : bench.waiting()) {
        const auto row = store.operation(op);
        require(row.has_value(), "no operation is dropped");
        require(named.contains(op.value) || row->state == store::OpState::Pending || row->state == store::OpState::Held,
                "an operation that the answer does not name is not judged");
    }
}

void problem(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    static constexpr int kStatuses[] = {200, 302, 400, 401, 403, 404, 408, 409, 410, 413, 422, 426, 429, 500, 503};
    const auto choice = static_cast<unsigned char>(bytes.at(0));
    net::Reply reply = answer(kStatuses[choice % std::size(kStatuses)], bytes.mid(1));
    const client::Judged judged = client::judge(reply);
    require(judged.ok() || !judged.code.isEmpty(), "every refusal has a code");
    static_cast<void>(items::problemSentence(judged.problem).text());
    static_cast<void>(items::problemSentence(judged.error()).text());
    for (const FieldError &field : judged.problem.fields)
        static_cast<void>(items::fieldErrorText(field));
    const auto json = contract::parseObject(reply.body);
    if (!json)
        return;
    const auto read = contract::problemFromJson(*json);
    if (read.ok()) {
        const auto again = contract::problemFromJson(contract::problemToJson(*read));
        require(again.ok() && *again == *read, "a problem survives being written");
    }
}

void session(const QByteArray &bytes)
{
    const net::Reply reply = answer(200, bytes);
    if (const auto read = client::readSession(reply); read.ok()) {
        const auto again = contract::sessionFromJson(contract::sessionToJson(*read));
        require(again.ok() && again->account == read->account && again->access == read->access &&
                    again->refresh == read->refresh && again->accessSeconds == read->accessSeconds,
                "a session survives being written");
    }
    if (const auto read = client::readAccount(reply); read.ok()) {
        const auto again = contract::accountFromJson(contract::accountToJson(*read));
        require(again.ok() && *again == *read, "an account survives being written");
    }
    if (const auto read = client::readTop(reply); read.ok())
        require(read->top.pos >= 0 && !read->top.feed.isEmpty(), "a top has a place");
}

}  // namespace wyh::fuzz
