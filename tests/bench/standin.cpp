// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/standin.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTcpSocket>
#include <QUrlQuery>
#include <cstdio>
#ifdef Q_OS_LINUX
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#endif

#include "models/core/clock.h"
#include "net/contract/codec.h"

namespace wyh::bench {

using namespace Qt::StringLiterals;

StandIn::StandIn(const Shape &shape, const QString &folder) : m_shape(shape), m_folder(folder)
{
    makePages();
}

QByteArray StandIn::pagePath(int page)
{
    return "/v1/sync/work?limit=1000" + (page > 0 ? "&cursor=s" + QByteArray::number(page) : QByteArray());
}

contract::Session StandIn::session()
{
    contract::Session session;
    session.access = u"access"_s;
    session.accessSeconds = 24 * 3600;
    session.refresh = u"refresh"_s;
    session.account = {UserId(u"u1"_s),
                       u"packer@huafeng"_s,
                       u"仓库02"_s,
                       OrgId(u"huafeng"_s),
                       u"义乌市华丰文具"_s,
                       u"supplier"_s,
                       {u"pick"_s, u"ship"_s, u"view_prices"_s}};
    return session;
}

contract::PullPage StandIn::emptyPage(qint64 pos) const
{
    contract::PullPage page;
    page.feed = u"f1"_s;
    page.next = u"c%1"_s.arg(pos);
    page.nextPos = pos;
    page.top = {u"f1"_s, m_shape.orders + m_events.size(), u"m"_s};
    page.nowMs = SystemClock().nowMs();
    return page;
}

void StandIn::makePages()
{
    const QString stamp = m_folder + u"/complete"_s;
    if (QFile::exists(stamp))
        return;
    QDir().mkpath(m_folder);
    const QList<int> numbers = inOrderOfIds(m_shape);
    const int pages = pagesOf(m_shape);
    for (int index = 0; index < pages; ++index) {
        contract::PullPage page = emptyPage(0);
        const int end = std::min((index + 1) * kPage, m_shape.orders);
        for (int i = index * kPage; i < end; ++i)
            page.items += makeItem(makeOrder(numbers.at(i), m_shape), 1, i + 1);
        page.more = index + 1 < pages;
        page.next = page.more ? u"s%1"_s.arg(index + 1) : u"c%1"_s.arg(m_shape.orders);
        page.nextPos = page.more ? 0 : m_shape.orders;
        QFile file(m_folder + u"/%1.json"_s.arg(index));
        if (!file.open(QIODevice::WriteOnly) || file.write(contract::compact(contract::pullPageToJson(page))) < 0)
            qFatal("cannot write %s", qPrintable(file.fileName()));
    }
    QFile done(stamp);
    if (!done.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(stamp));
}

quint16 StandIn::listen()
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no loopback port");
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            QObject::connect(socket, &QTcpSocket::readyRead, &m_server, [this, socket] { read(socket); });
            QObject::connect(socket, &QTcpSocket::disconnected, &m_server, [this, socket] {
                m_buffers.remove(socket);
                socket->deleteLater();
            });
        }
    });
    return m_server.serverPort();
}

void StandIn::read(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    buffer += socket->readAll();
#ifdef TCP_QUICKACK
    // As the platform does (net/server/http/connection.cpp): a body waits for its head to be confirmed.
    const int yes = 1;
    ::setsockopt(static_cast<int>(socket->socketDescriptor()), IPPROTO_TCP, TCP_QUICKACK, &yes, sizeof yes);
#endif
    for (;;) {
        const qsizetype end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray head = buffer.left(end).toLower();
        const qsizetype at = head.indexOf("content-length:");
        const qsizetype size =
            at < 0 ? 0 : head.mid(at + 15, head.indexOf("\r\n", at + 15) - at - 15).trimmed().toLongLong();
        if (buffer.size() < end + 4 + size)
            return;
        const QByteArray line = buffer.left(buffer.indexOf("\r\n"));
        const QByteArray body = answer(line, buffer.mid(end + 4, size));
        buffer.remove(0, end + 4 + size);
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Api: 1\r\nContent-Length: " +
                      QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }
}

QByteArray StandIn::answer(const QByteArray &line, const QByteArray &body)
{
    const QByteArray target = line.split(' ').value(1);
    const QByteArray path = target.left(target.indexOf('?'));
    const qsizetype question = target.indexOf('?');
    if (path == "/v1/sync/work" || target.startsWith("/v1/sync/work?"))
        return page(question < 0 ? QByteArray() : target.mid(question + 1));
    if (target == "/v1/sync/top")
        return contract::compact(contract::topToJson({emptyPage(0).top, SystemClock().nowMs()}));
    if (target == "/v1/ops")
        return push(body);
    if (target == "/bench/change")
        change();
    if (target == "/bench/expect-picks")
        expectPicks();
    if (target == "/v1/session" || target == "/v1/session/refresh")
        return contract::compact(contract::sessionToJson(session()));
    return "{}";
}

QByteArray StandIn::page(const QByteArray &query)
{
    const QString cursor = QUrlQuery(QString::fromLatin1(query)).queryItemValue(u"cursor"_s);
    if (cursor.startsWith(u'c'))
        return feed(QStringView(cursor).mid(1).toLongLong());
    QFile file(m_folder + u"/%1.json"_s.arg(cursor.isEmpty() ? 0 : QStringView(cursor).mid(1).toInt()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("{}");
}

QByteArray StandIn::feed(qint64 after)
{
    if (m_ready.contains(after))
        return m_ready.take(after);
    const qsizetype first = std::max<qint64>(0, after - m_shape.orders);
    const qsizetype end = std::min<qsizetype>(first + kPage, m_events.size());
    contract::PullPage page = emptyPage(m_shape.orders + end);
    QList<QByteArray> orders;
    for (qsizetype i = first; i < end; ++i) {
        Event &event = m_events[i];
        contract::PullItem item;
        item.collection = u"order"_s;
        item.id = orderId(event.number);
        item.version = event.version;
        item.pos = m_shape.orders + 1 + i;
        page.items += item;
        orders += orderOf(event);
        if (!event.result.op.isEmpty())
            page.results += event.result;
    }
    page.more = end < m_events.size();
    return contract::pullPageToBytes(page, orders);
}

QByteArray StandIn::orderOf(Event &event) const
{
    if (event.order.isEmpty()) {
        Order order = makeOrder(event.number, m_shape);
        order.lines.first().picked += m_picked.value(event.number);
        order.sellerMemo = m_memos.value(event.number);
        event.order = contract::compact(makeItem(order, event.version, 0).data);
    }
    return event.order;
}

void StandIn::change()
{
    const qint64 before = m_shape.orders + m_events.size();
    for (int i = 0; i < kPage; ++i) {
        const int number = static_cast<int>(i * 97LL % m_shape.orders);
        m_versions[number] = m_versions.value(number, 1) + 1;
        m_memos[number] += u"改"_s;
        m_events.append(Event{number, m_versions.value(number), {}, {}});
    }
    m_ready[before] = feed(before);
}

void StandIn::expectPicks()
{
    const int end = std::min(m_shape.orders, kMostPicked * kPickedEvery);
    for (int number = 0; number < end; number += kPickedEvery) {
        const int before = m_picked.value(number);
        m_picked[number] = before + 1;
        Event event{number, m_versions.value(number, 1) + 1, {}, {}};
        m_expected.insert({number, before + 1}, orderOf(event));
        m_picked[number] = before;
    }
}

QByteArray StandIn::push(const QByteArray &body)
{
    const auto json = contract::parseObject(body);
    contract::PushAnswer answer;
    const QJsonArray ops = json.ok() ? json->value("ops"_L1).toArray() : QJsonArray();
    for (const QJsonValue &op : ops) {
        const auto operation = contract::operationFromJson(op.toObject());
        if (!operation.ok())
            continue;
        const int number = numberOf(orderOfLane(operation->lane).value);
        const qint64 version = m_versions[number] = m_versions.value(number, 1) + 1;
        if (const auto *pick = std::get_if<PickOp>(&operation->payload))
            m_picked[number] += pick->delta;
        contract::OperationResult result{operation->id,
                                         contract::OperationResult::Outcome::Applied,
                                         version,
                                         m_shape.orders + m_events.size() + 1,
                                         {},
                                         {}};
        answer.results += result;
        m_events.append(Event{number, version, result, m_expected.value({number, m_picked.value(number)})});
    }
    answer.top = emptyPage(0).top;
    return contract::compact(contract::pushAnswerToJson(answer));
}

int runStandIn(const Shape &shape, const QString &folder)
{
    StandIn platform(shape, folder);
    std::printf("%d\n", platform.listen());
    std::fflush(stdout);
    return QCoreApplication::exec();
}

}  // namespace wyh::bench
