// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// What the platform reads from desktops and from a marketplace, up to its file.
#include <memory>

#include "models/core/uuid7.h"
#include "net/client/api.h"
#include "net/contract/codec.h"
#include "net/server/marketplace1688/importer.h"
#include "net/server/platform.h"
#include "tests/fuzz/target.h"

namespace wyh::fuzz {

using namespace Qt::StringLiterals;

namespace {

class PlatformBench
{
public:
    PlatformBench() { open(); }

    /// Ready for one more input; made anew now and then.
    void ready()
    {
        if (++m_runs % 2000 == 0)
            open();
    }
    server::Platform &platform() { return *m_platform; }
    [[nodiscard]] const OrgId &supplier() const { return m_supplier; }

    net::Reply send(net::Request request)
    {
        request.headers.append({"Authorization", "Bearer " + m_session.access.toLatin1()});
        return m_platform->handle(request);
    }

    /// DEVICE, ORDER, LINE, SKU, CURSOR, SEEN and OP0..OP9 in the bytes become what is really there.
    QByteArray filled(QByteArray bytes)
    {
        bytes.replace("DEVICE", m_device.toLatin1());
        bytes.replace("ORDER", server::Platform::orderId(m_supplier, u"s"_s).value.toLatin1());
        bytes.replace("LINE", server::Platform::lineId(m_supplier, u"s"_s, u"1"_s).value.toLatin1());
        bytes.replace("SKU", server::Platform::skuId(m_supplier, u"sku"_s).value.toLatin1());
        bytes.replace("CURSOR", m_cursor);
        bytes.replace("SEEN", m_seen);
        for (int i = 0; i < 10; ++i) {
            const QByteArray name = "OP" + QByteArray::number(i);
            if (bytes.contains(name))
                bytes.replace(name, makeUuid7(m_clock, m_random).toLatin1());
        }
        return bytes;
    }

    void orderIsSane()
    {
        const auto orders = m_platform->orders(m_supplier);
        require(orders.ok(), "the orders can be read");
        for (const Order &order : *orders) {
            for (const Line &line : order.lines)
                require(line.shipped >= 0 && line.picked >= line.shipped && line.givenUp >= 0 && line.open() >= 0,
                        "the quantities of a line fit together");
        }
    }

private:
    void open()
    {
        m_platform.reset();
        m_folder = std::make_unique<QTemporaryDir>(folderTemplate());
        server::PlatformOptions options;
        options.databasePath = m_folder->filePath(u"platform.db"_s);
        options.database.synchronousFull = false;
        options.passwordCost = server::PlatformOptions::PasswordCost::Minimal;
        options.requestsPerSecond = 0;
        auto opened = server::Platform::open(options, m_clock, m_random);
        require(opened.ok(), "the platform opens");
        m_platform = std::move(*opened);
        m_supplier = *m_platform->createOrganization({u"one"_s, u"One"_s, server::NewOrganization::Kind::Supplier});
        const auto user =
            m_platform->createUser(m_supplier, {u"m@one"_s, u"M"_s, u"password-1"_s, server::knownPermissions()});
        require(user.ok(), "a user is made");
        server::ImportedOrder order;
        order.sourceId = order.number = u"s"_s;
        order.dealerCode = u"dealer"_s;
        order.dealerName = u"Dealer"_s;
        order.createdAtMs = 1764000000000;
        server::ImportedLine line;
        line.sourceId = u"1"_s;
        line.sourceSku = u"sku"_s;
        line.title = u"中性笔"_s;
        line.ordered = 100000;
        order.lines.append(line);
        require(m_platform->importOrders(m_supplier, {order}).ok(), "an order is imported");
        m_device = makeUuid7(m_clock, m_random);
        const auto session = client::readSession(
            m_platform->handle(client::signInRequest(u"m@one"_s, u"password-1"_s, DeviceId(m_device), u"PC"_s)));
        require(session.ok(), "signed in");
        m_session = *session;
        const auto page = client::readPage(
            m_platform->handle(client::pullRequest({m_session.access, DeviceId(m_device), {}}, {}, 100)));
        require(page.ok(), "pulled");
        m_cursor = page->next.toLatin1();
        m_seen = contract::seenToHeader(page->top);
    }

    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<server::Platform> m_platform;
    OrgId m_supplier;
    QString m_device;
    contract::Session m_session;
    QByteArray m_cursor;
    QByteArray m_seen;
    int m_runs = 0;
};

}  // namespace

void pushRequest(const QByteArray &bytes)
{
    static PlatformBench bench;
    bench.ready();
    net::Request request;
    request.method = "POST";
    request.path = "/v1/ops";
    request.body = bench.filled(bytes);
    const net::Reply reply = bench.send(request);
    require(reply.status >= 200 && reply.status < 500, "bytes of a client are never the platform's fault");
    if (reply.status != 200)
        return;
    const auto answer = client::readPush(reply);
    const auto sent = contract::parseObject(request.body);
    require(answer.ok() && sent.ok(), "an answer can be read");
    require(answer->results.size() == (*sent)["ops"_L1].toArray().size(), "every operation has its result");
    bench.orderIsSane();
    // The same bytes again, as a repeated push: the same results, nothing done twice.
    const auto before = bench.platform().orders(bench.supplier());
    const auto again = client::readPush(bench.send(request));
    const auto after = bench.platform().orders(bench.supplier());
    require(again.ok() && before.ok() && after.ok() && *before == *after, "a repeated push does nothing");
}

/// Lines: query, X-Seen, X-Client-Schema, X-Device, Authorization.
void syncHeaders(const QByteArray &bytes)
{
    static PlatformBench bench;
    bench.ready();
    const QList<QByteArray> lines = bench.filled(bytes).split('\n');
    net::Request request;
    request.path = lines.size() % 2 == 0 ? "/v1/sync/work" : "/v1/sync/top";
    request.query = lines.value(0);
    static constexpr const char *kNames[] = {"X-Seen", "X-Client-Schema", "X-Device", "Authorization"};
    for (int i = 0; i < static_cast<int>(std::size(kNames)); ++i) {
        if (!lines.value(i + 1).isEmpty())
            request.headers.append({kNames[i], lines.value(i + 1)});
    }
    const net::Reply reply = bench.send(request);
    require(reply.status >= 200 && reply.status < 500, "headers of a client are never the platform's fault");
    if (const auto seen = contract::seenFromHeader(lines.value(1)); seen.ok())
        require(contract::seenToHeader(*seen).size() <= lines.value(1).size(), "a place has one form");
}

void import1688(const QByteArray &bytes)
{
    using namespace server::marketplace1688;
    static PlatformBench bench;
    bench.ready();
    const auto read = readSellerOrders(bytes);
    if (!read)
        return;
    require(read->entries == read->orders.size() + read->skipped.size(), "every entry is an order or a remark");
    require(read->outcomes.size() == read->orders.size(), "every order has an outcome");
    const auto report = importSellerOrders(bench.platform(), bench.supplier(), bytes);
    require(report.ok(), "what can be read can be imported, order by order");
    require(report->added + report->changed + report->unchanged + report->skipped.size() == report->entries,
            "the report counts every entry");
    static_cast<void>(reportText(*report));
    bench.orderIsSane();
    const auto again = importSellerOrders(bench.platform(), bench.supplier(), bytes);
    require(again.ok() && again->added == 0 && again->changed == 0, "a repeated import changes nothing");
}

}  // namespace wyh::fuzz
