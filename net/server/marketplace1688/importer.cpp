// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/marketplace1688/importer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace wyh::server::marketplace1688 {

namespace {

// As many as the platform stores in one transaction: an order it refuses takes back no more than its own chunk.
constexpr qsizetype chunkSize = 500;

struct Chunk
{
    QList<ImportedOrder> orders;
    QList<Outcome> outcomes;
};

void drop(Chunk &chunk, const QString &source, const QString &detail, Report &report)
{
    for (qsizetype i = 0; i < chunk.orders.size(); ++i) {
        if (chunk.orders[i].sourceId == source) {
            chunk.orders.removeAt(i);
            chunk.outcomes.removeAt(i);
            report.skipped.append(Remark{source, u"order-invalid"_s, detail});
            return;
        }
    }
}

Status importChunk(Platform &platform, const OrgId &supplier, Chunk chunk, Report &report)
{
    while (!chunk.orders.isEmpty()) {
        const Result<ImportReport> stored = platform.importOrders(supplier, chunk.orders);
        if (stored) {
            report.added += stored->added;
            report.changed += stored->changed;
            report.unchanged += stored->unchanged;
            for (qsizetype i = 0; i < chunk.orders.size(); ++i) {
                if (stored->older.contains(chunk.orders[i].sourceId))
                    report.skipped.append(Remark{chunk.orders[i].sourceId, u"older"_s, {}});
                else
                    ++report.outcomes[outcomeCode(chunk.outcomes[i])];
            }
            return done();
        }
        const qsizetype before = chunk.orders.size();
        if (stored.error().code == "order-invalid"_L1)
            drop(chunk, stored.error().params["source"_L1].toString(), stored.error().detail, report);
        if (chunk.orders.size() == before)
            return stored.error();
    }
    return done();
}

}  // namespace

Result<Report> importSellerOrders(Platform &platform, const OrgId &supplier, const QByteArray &json)
{
    const Result<SellerOrders> read = readSellerOrders(json);
    if (!read)
        return read.error();
    Report report;
    report.entries = read->entries;
    report.skipped = read->skipped;
    report.remarks = read->remarks;
    for (qsizetype start = 0; start < read->orders.size(); start += chunkSize) {
        const Chunk chunk{read->orders.mid(start, chunkSize), read->outcomes.mid(start, chunkSize)};
        const Status status = importChunk(platform, supplier, chunk, report);
        if (!status)
            return status.error();
    }
    return report;
}

QString reportText(const Report &report)
{
    QString out = u"orders in the file: %1\n"_s.arg(report.entries);
    out += u"added: %1, changed: %2, unchanged: %3, skipped: %4\n"_s.arg(report.added)
               .arg(report.changed)
               .arg(report.unchanged)
               .arg(report.skipped.size());
    for (auto it = report.outcomes.begin(); it != report.outcomes.end(); ++it)
        out += u"  %1: %2\n"_s.arg(it.key()).arg(it.value());
    const auto list = [&out](const QString &word, const QList<Remark> &remarks) {
        for (const Remark &remark : remarks) {
            out += word + u' ' + remark.order + u": "_s + remark.code;
            out += remark.detail.isEmpty() ? u"\n"_s : u" ("_s + remark.detail + u")\n"_s;
        }
    };
    list(u"skipped"_s, report.skipped);
    list(u"note"_s, report.remarks);
    return out;
}

}  // namespace wyh::server::marketplace1688
