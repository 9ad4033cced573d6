// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/realplatform.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTest>

#include "models/core/uuid7.h"

namespace wyh::test {

using namespace Qt::StringLiterals;

QByteArray RealPlatform::operate(const QStringList &command) const
{
    QProcess process;
    // Not program(): that may be one that judges what a served platform answers.
    process.start(QCoreApplication::applicationDirPath() + u"/woyouhuo-platform"_s,
                  command + QStringList{u"--data-dir"_s, m_folder.path()});
    if (!process.waitForFinished(60000) || process.exitCode() != 0)
        return "failed: " + process.readAllStandardError();
    return process.readAllStandardOutput();
}

QString RealPlatform::program()
{
    // The contract test puts its judge before the platform this way (tests/contract/judgedplatform.mjs).
    return qEnvironmentVariable("WYH_TEST_PLATFORM", QCoreApplication::applicationDirPath() + u"/woyouhuo-platform"_s);
}

bool RealPlatform::start()
{
    kill();  // what is still on its way in or out
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(program(), {u"--demo"_s, u"--listen"_s, u"127.0.0.1:%1"_s.arg(m_port), u"--data-dir"_s,
                                m_folder.path(), u"--parent-pipe"_s});
    QByteArray said;
    static const QRegularExpression address(uR"(127\.0\.0\.1:([0-9]+)[^\n]*\n)"_s);
    const bool ready = QTest::qWaitFor(
        [&] {
            said += m_process.readAll();
            const QRegularExpressionMatch match = address.match(QString::fromUtf8(said));
            if (match.hasMatch())
                m_port = match.captured(1).toInt();
            return match.hasMatch() || m_process.state() == QProcess::NotRunning;
        },
        60000);
    m_log += said;
    if (!ready || !isRunning())
        qWarning("platform: %s %s", qPrintable(m_process.errorString()), said.constData());
    return ready && isRunning();
}

void RealPlatform::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.closeWriteChannel();
    m_process.waitForFinished(10000);
    kill();
}

void RealPlatform::kill()
{
    while (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished(10000);
    }
    if (m_process.isOpen())
        m_log += m_process.readAll();
}

PlainClient::PlainClient(const QUrl &base, const QString &login)
{
    SystemClock clock;
    SystemRandom random;
    m_device = DeviceId(makeUuid7(clock, random));
    if (!m_transport.setBase(base).ok())
        return;
    const net::Reply reply =
        send(client::signInRequest(login, QLatin1String(kDemoPassword), m_device, u"plain client"_s));
    if (const Result<contract::Session> session = client::readSession(reply); reply.status == 200 && session.ok())
        m_session = *session;
    else
        qWarning("sign-in of %s: status %d %s", qPrintable(login), reply.status, reply.body.left(300).constData());
}

net::Reply PlainClient::send(const net::Request &request)
{
    std::optional<net::Reply> got;
    m_transport.send(++m_token, request, [&](net::Transport::Token, const net::Reply &reply) { got = reply; });
    if (!QTest::qWaitFor([&] { return got.has_value(); }, 60000)) {
        m_transport.abortAll();
        return {};
    }
    return *got;
}

client::Caller PlainClient::caller() const
{
    return {m_session.access, m_device, m_seen};
}

QHash<OrderId, Order> PlainClient::orders()
{
    QHash<OrderId, Order> out;
    m_lastBytes.clear();
    QString cursor;
    for (int page = 0; page < 10000; ++page) {
        const net::Reply reply = send(client::pullRequest(caller(), cursor, 1000));
        const Result<contract::PullPage> got = client::readPage(reply);
        if (reply.status != 200 || !got.ok()) {
            qWarning("pull: status %d %s", reply.status, reply.body.left(300).constData());
            return {};
        }
        m_lastBytes += reply.body;
        for (const contract::PullItem &item : got->items) {
            if (item.collection != "order"_L1)
                continue;
            if (item.gone != contract::PullItem::Gone::No) {
                out.remove(OrderId(item.id));
                continue;
            }
            if (const Result<Order> order = contract::orderOf(item); order.ok())
                out.insert(order->id, *order);
            else
                qWarning("order not readable: %s", qPrintable(order.error().detail));
        }
        cursor = got->next;
        if (!got->more)
            return out;
    }
    return {};
}

Result<contract::PushAnswer> PlainClient::push(const QList<Operation> &operations)
{
    QList<client::Outgoing> outgoing;
    for (const Operation &operation : operations)
        outgoing.append({operation, {}});
    return client::readPush(send(client::pushRequest(caller(), outgoing)));
}

}  // namespace wyh::test
