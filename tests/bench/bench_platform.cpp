// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The platform under load: its own process on one core, the stations of a warehouse on another.
//   bench_platform [FOLDER]
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QTemporaryDir>
#include <cstdio>

#include "models/core/uuid7.h"
#include "net/client/api.h"
#include "net/contract/codec.h"
#include "net/server/http/listener.h"
#include "net/server/platform.h"
#include "tests/bench/stations.h"

namespace wyh::bench {

namespace {

using namespace Qt::StringLiterals;

constexpr int kOrders = 2000;
constexpr auto kLogin = "manager@huafeng";
constexpr auto kPassword = "bench-password";

[[noreturn]] void fail(const QString &what)
{
    std::fprintf(stderr, "bench_platform: %s\n", qPrintable(what));
    std::exit(1);
}

void stayOn(int core)
{
    cpu_set_t cores;
    CPU_ZERO(&cores);
    CPU_SET(core, &cores);
    ::sched_setaffinity(0, sizeof cores, &cores);
}

template <class T>
T need(Result<T> result)
{
    if (!result)
        fail(result.error().code + u' ' + result.error().detail);
    return std::move(*result);
}

/// Runs in the child until its input ends; writes the port and the supplier first.
void servePlatform(const QString &folder, int in, int out)
{
    stayOn(1);
    SystemClock clock;
    SystemRandom random;
    server::PlatformOptions options;
    options.databasePath = folder + u"/platform.db"_s;
    options.passwordCost = server::PlatformOptions::PasswordCost::Minimal;
    options.requestsPerSecond = 0;
    const auto platform = need(server::Platform::open(options, clock, random));
    const OrgId supplier =
        need(platform->createOrganization({u"huafeng"_s, u"华丰"_s, server::NewOrganization::Kind::Supplier}));
    need(platform->createUser(
        supplier, {QString::fromLatin1(kLogin), u"M"_s, QString::fromLatin1(kPassword), server::knownPermissions()}));
    QList<server::ImportedOrder> orders;
    for (int i = 0; i < kOrders; ++i) {
        server::ImportedOrder order;
        order.sourceId = order.number = QString::number(i);
        order.dealerCode = u"dealer"_s;
        order.dealerName = u"经销商"_s;
        order.createdAtMs = 1764000000000 + i;
        order.recipient.name = u"王"_s;
        server::ImportedLine line;
        line.sourceId = u"1"_s;
        line.sourceSku = u"sku"_s;
        line.title = u"中性笔"_s;
        line.ordered = 100000;
        order.lines.append(line);
        orders.append(order);
    }
    need(platform->importOrders(supplier, orders));
    const auto listener = need(server::HttpListener::start(
        {}, [&platform](const net::Request &request) { return platform->handle(request); }, nullptr));
    const QByteArray hello = QByteArray::number(listener->port()) + ' ' + supplier.value.toLatin1() + '\n';
    if (::write(out, hello.constData(), static_cast<size_t>(hello.size())) < 0)
        return;
    char byte = 0;
    while (::read(in, &byte, 1) > 0) {
    }
    listener->stop(1000);
}

class PlatformBench
{
public:
    PlatformBench(int port, OrgId supplier) : m_load(port), m_supplier(std::move(supplier)) {}

    void run()
    {
        std::printf("%-72s %s\n", "the platform, one core, load on another", "");
        checks();
        warehouse();
    }

private:
    struct Device
    {
        QString id;
        QString access;
        QString cursor;
        contract::Seen seen;
    };

    QByteArray ask(const net::Request &request)
    {
        const QByteArray body = m_load.askOnce(request);
        if (body.isEmpty())
            fail(u"no answer to "_s + QString::fromLatin1(request.path));
        return body;
    }

    Device signIn()
    {
        Device device;
        device.id = makeUuid7(m_clock, m_random);
        net::Reply reply;
        reply.status = 200;
        reply.body = ask(client::signInRequest(QString::fromLatin1(kLogin), QString::fromLatin1(kPassword),
                                               DeviceId(device.id), u"PC"_s));
        device.access = need(client::readSession(reply)).access;
        reply.body = ask(client::topRequest(caller(device)));
        device.seen = need(client::readTop(reply)).top;
        return device;
    }

    static client::Caller caller(const Device &device) { return {device.access, DeviceId(device.id), device.seen}; }

    /// The routine question of every station every 15 seconds: is there anything new?
    void checks()
    {
        const Device device = signIn();
        const QByteArray check = Load::wire(client::topRequest(caller(device)));
        m_load.connect(16);
        const Load::Result result = m_load.run(
            4000, 0, [&](int) { return check; }, [](int, const QByteArray &) {});
        std::printf("%-72s %8.0f /s\n", "cursor checks, 16 connections", result.perSecond());
        std::printf("%-72s %8.2f ms\n", "  p99 of one", result.percentile(0.99));
    }

    /// 200 stations, each an act a second: one push and the page that confirms it.
    void warehouse()
    {
        constexpr int kStations = 200;
        QList<Device> devices;
        for (int i = 0; i < kStations; ++i) {
            Device device = signIn();
            net::Reply reply;
            reply.status = 200;
            // Each begins where the warehouse stands, as one that has worked all day.
            for (bool more = true; more;) {
                reply.body = ask(
                    client::pullRequest(caller(device), i == 0 ? device.cursor : devices.constFirst().cursor, 1000));
                const contract::PullPage page = need(client::readPage(reply));
                device.cursor = page.next;
                device.seen = page.top;
                more = i == 0 && page.more;
            }
            devices.append(device);
        }
        m_load.connect(kStations);
        QList<bool> pushNext(kStations, true);
        int number = 0;
        const Load::Result result = m_load.run(
            10000, 1000,
            [&](int station) {
                Device &device = devices[station];
                if (!pushNext.at(station))
                    return Load::wire(client::pullRequest(caller(device), device.cursor, 1000));
                const QString source = QString::number(number++ % kOrders);
                Operation pick;
                pick.id = OpId(makeUuid7(m_clock, m_random));
                pick.lane = orderLane(server::Platform::orderId(m_supplier, source));
                pick.payload = PickOp{server::Platform::lineId(m_supplier, source, u"1"_s), 1};
                pick.actedAtMs = m_clock.nowMs();
                return Load::wire(client::pushRequest(caller(device), {{pick, {}}}));
            },
            [&](int station, const QByteArray &body) {
                Device &device = devices[station];
                net::Reply reply;
                reply.status = 200;
                reply.body = body;
                if (pushNext.at(station)) {
                    const contract::PushAnswer answer = need(client::readPush(reply));
                    if (answer.results.constFirst().outcome != contract::OperationResult::Outcome::Applied)
                        fail(u"a pick was not applied"_s);
                    device.seen = answer.top;
                } else {
                    const contract::PullPage page = need(client::readPage(reply));
                    device.cursor = page.next;
                    device.seen = page.top;
                }
                pushNext[station] = !pushNext.at(station);
            });
        std::printf("%-72s %8.0f /s\n", "200 stations, a push or a page each half second: requests",
                    result.perSecond());
        std::printf("%-72s %8.1f ms\n", "  p50", result.percentile(0.5));
        std::printf("%-72s %8.1f ms\n", "  p99 (goal: 100)", result.percentile(0.99));
    }

    Load m_load;
    OrgId m_supplier;
    SystemClock m_clock;
    SystemRandom m_random;
};

}  // namespace

}  // namespace wyh::bench

int main(int argc, char **argv)
{
    const QTemporaryDir folder(QString::fromLocal8Bit(argc > 1 ? argv[1] : ".") + QStringLiteral("/bench-XXXXXX"));
    int down[2];
    int up[2];
    if (::pipe(down) != 0 || ::pipe(up) != 0)
        return 1;
    // Before this process has a thread.
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(down[1]);
        wyh::bench::servePlatform(folder.path(), down[0], up[1]);
        ::_exit(0);
    }
    ::close(up[1]);
    QByteArray hello;
    char byte = 0;
    while (::read(up[0], &byte, 1) == 1 && byte != '\n')
        hello += byte;
    const QList<QByteArray> words = hello.split(' ');
    if (words.size() != 2)
        return 1;
    wyh::bench::stayOn(0);
    wyh::bench::PlatformBench(words.at(0).toInt(), wyh::OrgId(QString::fromLatin1(words.at(1)))).run();
    ::close(down[1]);
    ::waitpid(child, nullptr, 0);
    return 0;
}
