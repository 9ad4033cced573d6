// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The platform under load: its own process on one core, the stations of a warehouse on another.
//   bench_platform [FOLDER]
#include <fcntl.h>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>
#include <functional>
#include <tuple>
#include <vector>

#include "models/core/uuid7.h"
#include "net/client/api.h"
#include "net/contract/codec.h"
#include "net/server/http/listener.h"
#include "net/server/platform.h"
#include "tests/bench/echo.h"
#include "tests/bench/stations.h"
#include "tests/bench/table.h"

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
    PlatformBench(int port, OrgId supplier, int echoPort, QString folder)
        : m_load(port), m_echo(echoPort), m_supplier(std::move(supplier)), m_folder(std::move(folder))
    {
    }

    void run()
    {
        std::printf("\nThe platform on one core, its load on another\n\n");
        Table::head();
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
        net::Reply page;
        page.status = 200;
        page.body = ask(client::pullRequest(caller(device), {}, 1));
        const QString cursor = need(client::readPage(page)).next;
        // Every fourth asks whether the cursor still holds, too.
        const QByteArray check = Load::wire(client::topRequest(caller(device)));
        const QByteArray whole = Load::wire(client::topRequest(caller(device), cursor));
        int asked = 0;
        const auto rush = [&check, &whole, &asked](Load &load) {
            load.connect(16);
            Load::Result result = load.run(
                4000, 0, [&](int) { return asked++ % 4 == 0 ? whole : check; }, [](int, const QByteArray &) {});
            load.disconnect();
            return result;
        };
        const Load::Result raw = rush(m_echo);
        const Load::Result result = rush(m_load);
        const auto perSecond = [](const Load::Result &of) { return u"%L1 /s"_s.arg(qRound(of.perSecond())); };
        Table::print(u"cursor checks, 16 connections"_s, perSecond(result),
                     u"the same bytes from a loop without a platform "_s + perSecond(raw),
                     ratioOf(raw.perSecond(), result.perSecond()), u"≥ 10,000 /s"_s);
        Table::print(u"p99 of one of them"_s, ms(result.percentile(0.99)), ms(raw.percentile(0.99)),
                     ratioOf(result.percentile(0.99), raw.percentile(0.99)), u"–"_s);
    }

    /// A commit that survives a power cut, by itself: what each push has to wait for.
    double fsyncMs(double part) const
    {
        const QByteArray block(4096, 'x');
        const QString path = m_folder + u"/probe"_s;
        const int file = ::open(QFile::encodeName(path).constData(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
        std::vector<double> all;
        for (int i = 0; i < 200; ++i) {
            QElapsedTimer clock;
            clock.start();
            if (::write(file, block.constData(), 4096) != 4096 || ::fdatasync(file) != 0)
                fail(u"the probe could not write"_s);
            all.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        }
        ::close(file);
        std::sort(all.begin(), all.end());
        return all.at(static_cast<size_t>(part * static_cast<double>(all.size() - 1)));
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
            10000, 500,
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
        Table::print(u"200 stations, each a push or a page every half second"_s,
                     u"%L1 /s"_s.arg(qRound(result.perSecond())), u"asked for 400 /s"_s,
                     ratioOf(400, result.perSecond()), u"–"_s);
        for (const auto &[name, part, goal] : {std::tuple{u"p50 of one request"_s, 0.5, u"–"_s},
                                               std::tuple{u"p99 of one request"_s, 0.99, u"≤ 100 ms"_s}}) {
            const double disk = fsyncMs(part);
            Table::print(name, ms(result.percentile(part)), u"write + fdatasync of 4 KB "_s + ms(disk),
                         ratioOf(result.percentile(part), disk), goal);
        }
    }

    Load m_load;
    Load m_echo;
    OrgId m_supplier;
    QString m_folder;
    SystemClock m_clock;
    SystemRandom m_random;
};

}  // namespace

}  // namespace wyh::bench

namespace {

/// A child that serves until its input ends.
struct Served
{
    pid_t child = 0;
    int down = -1;
    QList<QByteArray> hello;  ///< the words of its first line

    void end() const
    {
        ::close(down);
        ::waitpid(child, nullptr, 0);
    }
};

/// Before this process has a thread.
Served start(const std::function<void(int in, int out)> &serve)
{
    int down[2];
    int up[2];
    if (::pipe(down) != 0 || ::pipe(up) != 0)
        std::exit(1);
    Served served;
    served.child = ::fork();
    if (served.child == 0) {
        ::close(down[1]);
        wyh::bench::stayOn(1);
        serve(down[0], up[1]);
        ::_exit(0);
    }
    ::close(up[1]);
    ::close(down[0]);
    served.down = down[1];
    QByteArray line;
    char byte = 0;
    while (::read(up[0], &byte, 1) == 1 && byte != '\n')
        line += byte;
    ::close(up[0]);
    served.hello = line.split(' ');
    if (served.hello.size() != 2)
        std::exit(1);
    return served;
}

}  // namespace

int main(int argc, char **argv)
{
    const QTemporaryDir folder(QString::fromLocal8Bit(argc > 1 ? argv[1] : ".") + QStringLiteral("/bench-XXXXXX"));
    const Served echo = start(&wyh::bench::serveEcho);
    const Served platform = start([&folder, &echo](int in, int out) {
        ::close(echo.down);
        wyh::bench::servePlatform(folder.path(), in, out);
    });
    wyh::bench::stayOn(0);
    wyh::bench::PlatformBench(platform.hello.at(0).toInt(), wyh::OrgId(QString::fromLatin1(platform.hello.at(1))),
                              echo.hello.at(0).toInt(), folder.path())
        .run();
    platform.end();
    echo.end();
    return 0;
}
