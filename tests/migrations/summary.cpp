// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/migrations/summary.h"

#include <QJsonArray>

#include "net/contract/codec.h"

namespace wyh::testing {

using namespace Qt::StringLiterals;
using store::OpState;

namespace {

QJsonObject ofOperation(const store::OpRow &row)
{
    return {{u"n"_s, row.n},
            {u"state"_s, opStateCode(row.state)},
            {u"operation"_s, contract::operationToJson(row.operation, OpId())},
            {u"attempts"_s, row.attempts},
            {u"problem"_s, row.problem.code},
            {u"version"_s, row.resultVersion},
            {u"pos"_s, row.resultPos},
            {u"supersedes"_s, row.supersedes.value},
            {u"closed_by"_s, row.closedBy},
            {u"closed_reason"_s, row.closedReason},
            {u"subject"_s, row.orderNumber},
            {u"summary"_s, row.summary}};
}

QJsonObject ofRow(const store::OrderRow &row)
{
    return {{u"id"_s, row.id.value},
            {u"number"_s, row.number},
            {u"status"_s, static_cast<int>(row.status)},
            {u"exception"_s, static_cast<int>(row.exception)},
            {u"pieces"_s, QJsonArray{row.piecesOrdered, row.piecesPicked, row.piecesShipped}},
            {u"waybill"_s, row.waybill},
            {u"open"_s, row.openOperations},
            {u"attention"_s, row.attention}};
}

}  // namespace

QJsonObject summaryOf(store::LocalStore &store, store::Reader &reader)
{
    QJsonArray operations;
    const QList<OpState> all{OpState::Pending, OpState::Acked, OpState::Done,   OpState::Conflict, OpState::Rejected,
                             OpState::Held,    OpState::Stuck, OpState::Review, OpState::Closed};
    for (const store::OpRow &row : store.operations(all, -1, false))
        operations.append(ofOperation(row));
    QJsonObject lists;
    for (const auto &[name, list] :
         {std::pair{u"picking"_s, store::OrderList::Picking}, std::pair{u"shipping"_s, store::OrderList::Shipping},
          std::pair{u"shipped"_s, store::OrderList::Shipped}, std::pair{u"all"_s, store::OrderList::All}}) {
        store::OrderQuery query;
        query.list = list;
        QJsonArray rows;
        const auto page = reader.page(query, std::nullopt, 1000);
        for (const store::OrderRow &row : *page)
            rows.append(ofRow(row));
        lists.insert(name, rows);
    }
    QJsonObject orders;
    const QJsonArray known = lists.value(u"all"_s).toArray();
    for (const QJsonValue &row : known) {
        const QString id = row.toObject().value(u"id"_s).toString();
        orders.insert(id, contract::orderToJson(**reader.order(OrderId(id)), true));
    }
    const contract::Seen high = store.high();
    return {{u"operations"_s, operations},
            {u"lists"_s, lists},
            {u"orders"_s, orders},
            {u"device"_s, store.deviceId().value},
            {u"high"_s, contract::seenToJson(high)},
            {u"cursor"_s, store.pullState().token},
            {u"attention"_s, store.counts().attention},
            {u"waiting"_s, store.counts().waiting}};
}

}  // namespace wyh::testing
