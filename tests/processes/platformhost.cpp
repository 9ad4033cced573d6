// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/processes/platformhost.h"

namespace wyh::test {

using namespace Qt::StringLiterals;

namespace {

template <class T>
T must(Result<T> result, const char *what)
{
    if (!result)
        qFatal("%s: %s %s", what, qPrintable(result.error().code), qPrintable(result.error().detail));
    return std::move(*result);
}

QString source(int number)
{
    return u"order-%1"_s.arg(number);
}

}  // namespace

PlatformHost::PlatformHost(int orders, int ordered) : m_ordered(ordered)
{
    server::PlatformOptions options;
    options.databasePath = m_folder.filePath(u"platform.db"_s);
    options.passwordCost = server::PlatformOptions::PasswordCost::Minimal;
    options.requestsPerSecond = 0;
    m_platform = must(server::Platform::open(options, m_clock, m_random), "platform");
    m_supplier = must(
        m_platform->createOrganization({u"huafeng"_s, u"华丰"_s, server::NewOrganization::Kind::Supplier}), "supplier");
    must(m_platform->createUser(m_supplier, {QString::fromLatin1(kLogin), u"赵经理"_s, QString::fromLatin1(kPassword),
                                             server::knownPermissions()}),
         "user");
    QList<server::ImportedOrder> all;
    for (int i = 0; i < orders; ++i)
        all.append(sample(i));
    must(m_platform->importOrders(m_supplier, all), "orders");
    m_listener = must(server::HttpListener::start(
                          {}, [this](const net::Request &request) { return m_platform->handle(request); }, nullptr),
                      "listener");
}

server::ImportedOrder PlatformHost::sample(int number) const
{
    server::ImportedOrder order;
    order.sourceId = order.number = source(number);
    order.dealerCode = u"dealer"_s;
    order.dealerName = u"经销商"_s;
    order.createdAtMs = 1764000000000 + number;
    order.recipient.name = u"收件人%1"_s.arg(number);
    order.recipient.street = u"国际商贸城四区 5 街 %1 号"_s.arg(number);
    server::ImportedLine line;
    line.sourceId = u"1"_s;
    line.sourceSku = u"sku-%1"_s.arg(number % 50);
    line.title = u"中性笔 %1"_s.arg(number % 50);
    line.ordered = m_ordered;
    order.lines.append(line);
    return order;
}

QList<Order> PlatformHost::orders()
{
    return must(m_platform->orders(m_supplier), "orders");
}

OrderId PlatformHost::order(int number) const
{
    return server::Platform::orderId(m_supplier, source(number));
}

LineId PlatformHost::line(int number) const
{
    return server::Platform::lineId(m_supplier, source(number), u"1"_s);
}

PlatformHost::Results PlatformHost::results() const
{
    sql::OpenOptions reading;
    reading.mode = sql::OpenOptions::Mode::ReadOnly;
    const auto file = must(sql::Connection::open(m_folder.filePath(u"platform.db"_s), reading), "file");
    sql::Query row = file->query("SELECT count(*), count(CASE outcome WHEN 'applied' THEN 1 END) FROM op_result");
    if (!row.step())
        qFatal("no results");
    return {static_cast<int>(row.integer(1)), static_cast<int>(row.integer(0))};
}

void PlatformHost::change(int number, const QString &remark)
{
    server::ImportedOrder order = sample(number);
    order.buyerRemark = remark;
    must(m_platform->importOrders(m_supplier, {order}), "change");
}

}  // namespace wyh::test
