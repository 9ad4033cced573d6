// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/marketplace1688/sellerorders.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <algorithm>

#include "net/server/marketplace1688/parties.h"
#include "net/server/marketplace1688/values.h"

using namespace Qt::StringLiterals;

namespace wyh::server::marketplace1688 {

namespace {

constexpr qint64 promiseMs = 48LL * 3600 * 1000;

enum class Stage { Unpaid, ToSend, Sent, Cancelled, Unknown };

Stage stageOf(const QString &status)
{
    static const QHash<QString, Stage> stages{
        {u"waitbuyerpay"_s, Stage::Unpaid},      {u"waitsellersend"_s, Stage::ToSend},
        {u"waitlogisticstakein"_s, Stage::Sent}, {u"waitbuyerreceive"_s, Stage::Sent},
        {u"waitbuyersign"_s, Stage::Sent},       {u"signinsuccess"_s, Stage::Sent},
        {u"confirm_goods"_s, Stage::Sent},       {u"success"_s, Stage::Sent},
        {u"cancel"_s, Stage::Cancelled},         {u"terminated"_s, Stage::Cancelled},
    };
    return stages.value(status, Stage::Unknown);
}

enum class Refund { None, Asked, Done, Unknown };

// "waitselleragree" of an order and "WAIT_SELLER_AGREE" of a line are the same word.
Refund refundOf(const QJsonValue &value)
{
    QString word = text(value).toLower();
    word.remove(u'_');
    if (word.isEmpty() || word == "refundclose"_L1 || word == "refundclosed"_L1)
        return Refund::None;
    if (word == "refundsuccess"_L1)
        return Refund::Done;
    static const QSet<QString> asked{u"waitselleragree"_s, u"waitbuyermodify"_s, u"waitbuyersend"_s,
                                     u"waitsellerreceive"_s};
    return asked.contains(word) ? Refund::Asked : Refund::Unknown;
}

/// Reads one TradeInfo. What is wrong with it stops the reading and stands in `problem`.
class OrderReader
{
public:
    OrderReader(const QJsonObject &trade, int entry)
        : m_trade(trade), m_base(trade["baseInfo"_L1].toObject()), m_name(u'#' + QString::number(entry + 1))
    {
    }

    bool read()
    {
        if (m_base.isEmpty())
            return fail(u"order-malformed"_s, u"no baseInfo"_s);
        order.sourceId = idText(m_base["idOfStr"_L1]);
        if (order.sourceId.isEmpty())
            return fail(u"id-missing"_s, u"idOfStr"_s);
        m_name = order.sourceId;
        order.number = order.sourceId;
        m_status = text(m_base["status"_L1]).toLower();
        m_stage = stageOf(m_status);
        if (m_stage == Stage::Unknown)
            remark(u"status-unknown"_s, m_status);
        if (!readTimes() || !readLines())
            return false;
        readState();
        const Buyer buyer = buyerOf(m_base);
        order.dealerCode = buyer.code;
        order.dealerName = buyer.name;
        order.recipient = recipientOf(m_trade, m_base);
        order.buyerRemark = text(m_base["buyerFeedback"_L1]);
        order.sellerMemo = text(m_base["sellerMemo"_L1]);
        return true;
    }

    [[nodiscard]] Outcome outcome() const
    {
        if (order.cancelled)
            return Outcome::Cancelled;
        if (m_stage == Stage::Unpaid)
            return Outcome::AwaitingPayment;
        const auto every = [this](auto predicate) {
            return std::all_of(order.lines.begin(), order.lines.end(), predicate);
        };
        if (every([](const ImportedLine &line) { return line.refunded; }))
            return Outcome::Refunded;
        if (every([](const ImportedLine &line) { return line.shippedElsewhere || line.refunded; }))
            return Outcome::AlreadySent;
        if (every([](const ImportedLine &line) { return line.shippedElsewhere || line.refunded || !line.sendable; }))
            return Outcome::Unsendable;
        return Outcome::ToPick;
    }

    [[nodiscard]] qint64 modifiedAtMs() const { return std::max(order.modifiedAtMs, order.createdAtMs); }

    ImportedOrder order;
    Remark problem;
    QList<Remark> remarks;

private:
    bool fail(const QString &code, const QString &detail)
    {
        problem = Remark{m_name, code, detail};
        return false;
    }

    void remark(const QString &code, const QString &detail) { remarks.append(Remark{m_name, code, detail}); }

    bool readTimes()
    {
        const auto created = timeMs(text(m_base["createTime"_L1]));
        if (!created)
            return fail(u"time-invalid"_s, u"createTime"_s);
        order.createdAtMs = *created;
        order.modifiedAtMs = timeMs(text(m_base["modifyTime"_L1])).value_or(0);
        const QString payTime = text(m_base["payTime"_L1]);
        const auto paidAt = timeMs(payTime);
        if (paidAt)
            order.dueAtMs = *paidAt + promiseMs;
        else if (!payTime.isEmpty())
            remark(u"pay-time-invalid"_s, payTime);
        m_payTimeKnown = paidAt.has_value();
        return true;
    }

    bool readLines()
    {
        const QJsonArray items = m_trade["productItems"_L1].toArray();
        if (items.isEmpty())
            return fail(u"no-lines"_s, {});
        QSet<QString> seen;
        for (const QJsonValue &value : items) {
            const QJsonObject item = value.toObject();
            ImportedLine line;
            line.sourceId = idText(item["subItemIDString"_L1]);
            if (line.sourceId.isEmpty())
                return fail(u"line-id-missing"_s, u"subItemIDString"_s);
            if (seen.contains(line.sourceId))
                return fail(u"line-id-repeated"_s, line.sourceId);
            seen.insert(line.sourceId);
            const auto quantity = pieces(item["quantity"_L1]);
            if (!quantity)
                return fail(u"quantity-invalid"_s, line.sourceId);
            line.ordered = *quantity;
            readGoods(line, item);
            readLineState(line, item);
            order.lines.append(line);
        }
        return true;
    }

    void readGoods(ImportedLine &line, const QJsonObject &item)
    {
        line.title = text(item["name"_L1]);
        QStringList attributes;
        const QJsonArray infos = item["skuInfos"_L1].toArray();
        for (const QJsonValue &info : infos) {
            const QString attribute = text(info["value"_L1]);
            if (!attribute.isEmpty())
                attributes.append(attribute);
        }
        line.attributes = attributes.join(u" · "_s);
        // Goods without variants have no SKU id; then the product itself is the unit of stock.
        for (const auto &member : {"skuID"_L1, "productID"_L1}) {
            if (line.sourceSku.isEmpty())
                line.sourceSku = idText(item[member]);
        }
        line.articleNumber = text(item["productCargoNumber"_L1]);
        if (line.sourceSku.isEmpty())
            line.sourceSku = line.articleNumber.isEmpty() ? line.sourceId : line.articleNumber;
        const QString barcode = text(item["cargoNumber"_L1]);
        if (!barcode.isEmpty())
            line.barcodes.append(barcode);
        line.unit = text(item["unit"_L1]);
        line.imageUrl = text(item["productImgUrl"_L1][0]);
        line.price = yuan(item["price"_L1]);
        if (!line.price)
            remark(u"price-unknown"_s, line.sourceId);
    }

    void readLineState(ImportedLine &line, const QJsonObject &item)
    {
        const Refund refund = refundOf(item["refundStatus"_L1]);
        const Stage itemStage = stageOf(text(item["status"_L1]).toLower());
        line.refunding = refund == Refund::Asked || refund == Refund::Unknown;
        if (refund == Refund::Unknown)
            remark(u"refund-status-unknown"_s, text(item["refundStatus"_L1]));
        m_lineNamesRefund = m_lineNamesRefund || refund == Refund::Asked || refund == Refund::Done;
        // A single line can be closed while its order goes on.
        line.refunded = refund == Refund::Done || (itemStage == Stage::Cancelled && m_stage != Stage::Cancelled);
        const qint64 logistics = item["logisticsStatus"_L1].toInteger();
        line.shippedElsewhere = m_stage == Stage::Sent || logistics == 2 || logistics == 3 || logistics == 4;
        if (logistics == 5 && m_stage != Stage::Sent)
            remark(u"partly-sent"_s, line.sourceId);
        if (m_stage == Stage::ToSend && item["canSendGoods"_L1].isBool() && !item["canSendGoods"_L1].toBool()) {
            line.sendable = false;
            line.unsendableReason = text(item["cantSendReason"_L1]);
        }
        if (m_stage == Stage::Unknown) {
            line.sendable = false;
            line.unsendableReason = m_status;
        }
    }

    void readState()
    {
        order.cancelled = m_stage == Stage::Cancelled;
        order.paid = m_stage != Stage::Unpaid && (m_payTimeKnown || !order.cancelled);
        switch (refundOf(m_base["refundStatus"_L1])) {
            case Refund::None:
                break;
            case Refund::Asked:
                order.refunding = true;
                break;
            case Refund::Unknown:
                order.refunding = true;
                remark(u"refund-status-unknown"_s, text(m_base["refundStatus"_L1]));
                break;
            case Refund::Done:
                readRefundDone();
                break;
        }
    }

    void readRefundDone()
    {
        const auto refund = yuan(m_base["refund"_L1]);
        const auto total = yuan(m_base["totalAmount"_L1]);
        if (refund && total && total->fen > 0 && *refund >= *total) {
            for (ImportedLine &line : order.lines)
                line.refunded = true;
        } else if (!m_lineNamesRefund) {
            order.refunding = true;
            remark(u"refund-lines-unknown"_s, {});
        }
    }

    QJsonObject m_trade;
    QJsonObject m_base;
    QString m_name;
    QString m_status;
    Stage m_stage = Stage::Unknown;
    bool m_payTimeKnown = false;
    bool m_lineNamesRefund = false;
};

struct Collected
{
    SellerOrders result;
    QHash<QString, qsizetype> index;  // order number -> place in result.orders
    QList<qint64> modified;
    QList<QList<Remark>> remarks;
};

// The same order can stand on two pages when it moved while they were fetched; the newer copy counts.
void collect(Collected &to, OrderReader &reader)
{
    const QString number = reader.order.sourceId;
    const auto known = to.index.constFind(number);
    if (known == to.index.constEnd()) {
        to.index.insert(number, to.result.orders.size());
        to.result.orders.append(reader.order);
        to.result.outcomes.append(reader.outcome());
        to.modified.append(reader.modifiedAtMs());
        to.remarks.append(reader.remarks);
        return;
    }
    const qsizetype i = *known;
    if (reader.modifiedAtMs() >= to.modified[i]) {
        to.result.orders[i] = reader.order;
        to.result.outcomes[i] = reader.outcome();
        to.modified[i] = reader.modifiedAtMs();
        to.remarks[i] = reader.remarks;
    }
    to.result.skipped.append(Remark{number, u"duplicate"_s, {}});
}

Result<QJsonArray> tradesOf(const QJsonObject &page)
{
    if (page.contains("success"_L1) && !page["success"_L1].toBool(true)) {
        return makeError(u"marketplace-refused"_s, {},
                         {{u"code"_s, page["errorCode"_L1].toVariant().toString()},
                          {u"message"_s, page["errorMessage"_L1].toVariant().toString()}});
    }
    const QJsonValue result = page["result"_L1];
    if (result.isArray())
        return result.toArray();
    if (result.isObject())
        return QJsonArray{result};
    return makeError(u"file-malformed"_s, u"no member \"result\""_s);
}

}  // namespace

QString outcomeCode(Outcome outcome)
{
    switch (outcome) {
        case Outcome::ToPick:
            return u"to-pick"_s;
        case Outcome::AwaitingPayment:
            return u"awaiting-payment"_s;
        case Outcome::Unsendable:
            return u"unsendable"_s;
        case Outcome::AlreadySent:
            return u"already-sent"_s;
        case Outcome::Refunded:
            return u"refunded"_s;
        case Outcome::Cancelled:
            break;
    }
    return u"cancelled"_s;
}

Result<SellerOrders> readSellerOrders(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (document.isNull())
        return makeError(u"file-malformed"_s, error.errorString());
    const QJsonArray pages = document.isArray() ? document.array() : QJsonArray{document.object()};
    Collected collected;
    for (const QJsonValue &page : pages) {
        const Result<QJsonArray> trades = tradesOf(page.toObject());
        if (!trades)
            return trades.error();
        for (const QJsonValue &trade : *trades) {
            OrderReader reader(trade.toObject(), collected.result.entries++);
            if (reader.read())
                collect(collected, reader);
            else
                collected.result.skipped.append(reader.problem);
        }
    }
    for (const QList<Remark> &remarks : std::as_const(collected.remarks))
        collected.result.remarks += remarks;
    return collected.result;
}

}  // namespace wyh::server::marketplace1688
