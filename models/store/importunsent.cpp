// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Operations come back from a rescue file under the ids they always had, so that neither this outbox nor the platform
// takes one twice.
#include <QJsonArray>
#include <algorithm>

#include "models/store/storeprivate.h"
#include "net/contract/codec.h"

namespace wyh::store {

using namespace Qt::StringLiterals;

namespace {

struct Entry
{
    OpRow row;
    OpState state = OpState::Pending;
};

Result<Entry> readEntry(const QJsonObject &json)
{
    auto operation = contract::operationFromJson(json.value(u"operation"_s).toObject());
    const auto state = opStateFromCode(json.value(u"state"_s).toString());
    if (!operation.ok() || !state)
        return makeError(u"rescue-newer"_s, operation.ok() ? u"state"_s : operation.error().detail);
    Entry entry;
    entry.row.n = json.value(u"n"_s).toInteger();
    entry.row.operation = std::move(operation).value();
    entry.row.orderNumber = json.value(u"subject"_s).toString();
    entry.row.summary = json.value(u"summary"_s).toString();
    entry.row.supersedes = OpId(json.value(u"supersedes"_s).toString());
    entry.row.lastError = json.value(u"last_error"_s).toString();
    if (const QJsonObject seen = json.value(u"seen"_s).toObject(); !seen.isEmpty())
        entry.row.seen = contract::compact(seen);
    // What a platform has answered already it answers again.
    entry.state = needsAttention(*state) ? *state : OpState::Pending;
    if (const QJsonObject problem = json.value(u"problem"_s).toObject(); !problem.isEmpty()) {
        auto read = contract::problemFromJson(problem);
        if (!read.ok())
            return makeError(u"rescue-newer"_s, read.error().detail);
        entry.row.problem = std::move(read).value();
    }
    return entry;
}

Result<QList<Entry>> readDocument(const QByteArray &document, const QJsonObject &owner)
{
    const auto json = contract::parseObject(document);
    if (!json.ok() || json->value(u"format"_s).toString() != u"woyouhuo-unsent"_s)
        return makeError(u"rescue-not-ours"_s);
    if (json->value(u"version"_s).toInt() > kUnsentVersion)
        return makeError(u"rescue-newer"_s);
    if (json->value(u"owner"_s).toObject() != owner)
        return makeError(u"rescue-other-account"_s);
    QList<Entry> entries;
    const QJsonArray operations = json->value(u"operations"_s).toArray();
    for (const QJsonValue &value : operations) {
        auto entry = readEntry(value.toObject());
        if (!entry.ok())
            return entry.error();
        entries.append(std::move(entry).value());
    }
    std::stable_sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) { return a.row.n < b.row.n; });
    return entries;
}

}  // namespace

Result<Imported> LocalStore::importUnsent(const QByteArray &document, const QJsonObject &owner)
{
    const auto entries = readDocument(document, owner);
    if (!entries.ok())
        return entries.error();
    Imported imported;
    QSet<QString> lanes;
    const Status status = d->writeOutbox([&]() -> Status {
        imported = {};
        lanes.clear();
        for (const Entry &entry : *entries) {
            const auto known = d->outbox->row(entry.row.operation.id);
            if (!known.ok())
                return known.error();
            if (known->has_value()) {
                ++imported.known;
                continue;
            }
            if (Status inserted = d->outbox->insert(entry.row); !inserted.ok())
                return inserted;
            ++imported.added;
            lanes.insert(entry.row.operation.lane);
            if (entry.state == OpState::Pending)
                continue;
            const auto row = d->outbox->row(entry.row.operation.id);
            if (!row.ok())
                return row.error();
            if (Status failed = d->outbox->fail(**row, entry.state, entry.row.problem, entry.row.lastError);
                !failed.ok())
                return failed;
        }
        return done();
    });
    if (!status.ok())
        return status.error();
    imported.changes.operations = imported.added > 0;
    d->showLanes(lanes, imported.changes);
    // The platform may have answered them long ago, in pages that this cache has already.
    d->settleAll = true;
    return imported;
}

}  // namespace wyh::store
