// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Pull pages straight out of the bytes of an answer: a first pull is mostly this.
#include "net/contract/codec.h"
#include "net/contract/jsontape.h"
#include "net/contract/orderreading.h"
#include "net/contract/sync.h"

namespace wyh::contract {

namespace {

constexpr int kMaxSecret = 2000;

PullItem readItem(TapeReader &reader)
{
    PullItem item;
    item.collection = reader.id("c");
    item.id = reader.id("id");
    item.version = reader.integer("ver", 0);
    item.pos = reader.integer("pos", 0);
    if (reader.has("del")) {
        const int gone = reader.oneOf("del", {QStringLiteral("deleted"), QStringLiteral("scope")});
        item.gone = gone == 0 ? PullItem::Gone::Deleted : PullItem::Gone::Scope;
        return item;
    }
    item.bytes = reader.raw("d").toByteArray();
    if (item.collection == QLatin1String("order")) {
        TapeReader data = reader.object("d");
        item.order = readOrder(data);
    }
    return item;
}

/// nullopt: something is wrong or unusual, and the slow way has to say what.
std::optional<PullPage> readPage(const QByteArray &bytes)
{
    const auto tape = JsonTape::read(bytes);
    if (!tape)
        return std::nullopt;
    TapeReader reader(*tape);
    PullPage page;
    page.feed = reader.id("feed");
    reader.each("items", [&page](TapeReader &item) {
        PullItem read = readItem(item);
        // A collection that this program does not know yet is no mistake: a newer platform may have more.
        if (isKnownCollection(read.collection))
            page.items.append(std::move(read));
    });
    reader.each("ops", [&page](TapeReader &result) {
        const auto json = parseObject(result.bytes().toByteArray());
        const auto read = json.ok() ? resultFromJson(*json) : Result<OperationResult>(json.error());
        if (read.ok())
            page.results.append(*read);
        else
            result.wrong();
    });
    page.next = reader.id("next", kMaxSecret);
    page.nextPos = reader.integer("next_pos", 0);
    page.more = reader.boolean("more");
    if (reader.has("left"))
        page.left = reader.integer("left", 0);
    {
        TapeReader top = reader.object("top");
        page.top.feed = top.id("feed");
        page.top.pos = top.integer("pos", 0);
        page.top.mark = top.text("mark", JsonReader::kMaxId);
    }
    page.nowMs = reader.time("now");
    if (!reader.ok())
        return std::nullopt;
    return page;
}

}  // namespace

QByteArray dataBytes(const PullItem &item)
{
    return item.bytes.isNull() ? compact(item.data) : item.bytes;
}

Result<Order> orderOf(const PullItem &item)
{
    if (item.order)
        return *item.order;
    return item.bytes.isNull() ? orderFromJson(item.data) : orderFromBytes(item.bytes);
}

Result<QJsonObject> dataObject(const PullItem &item)
{
    return item.bytes.isNull() ? Result<QJsonObject>(item.data) : parseObject(item.bytes);
}

Result<PullPage> pullPageFromBytes(const QByteArray &bytes)
{
    if (auto page = readPage(bytes))
        return std::move(*page);
    const auto json = parseObject(bytes);
    return json.ok() ? pullPageFromJson(*json) : Result<PullPage>(json.error());
}

}  // namespace wyh::contract
