// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/platform/selftest.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include "app/platform/console.h"
#include "app/platform/datafolder.h"
#include "app/platform/demo.h"
#include "models/core/uuid7.h"
#include "models/domain/couriers.h"
#include "net/server/http/listener.h"
#include "net/server/http/probe.h"
#include "net/server/marketplace1688/importer.h"

using namespace Qt::StringLiterals;

namespace wyh::server {

namespace {

class SelfTest
{
public:
    void run()
    {
        checkCouriers();
        if (!m_dir.isValid()) {
            report(u"temporary folder"_s, false, m_dir.errorString());
            return;
        }
        if (!checkDatabase())
            return;
        checkImport();
        checkHttp();
        const Status backup = m_platform->backupTo(m_dir.filePath(u"backup.db"_s));
        report(u"backup"_s, backup.ok(), backup ? QString() : describe(backup.error()));
    }

    QString lines;
    int failures = 0;

private:
    bool report(const QString &what, bool passed, const QString &detail)
    {
        lines += (passed ? "PASS "_L1 : "FAIL "_L1) + what + (detail.isEmpty() ? u""_s : u": "_s + detail) + u'\n';
        failures += passed ? 0 : 1;
        return passed;
    }

    void checkCouriers()
    {
        QStringList problems;
        const auto couriers = loadCouriers(u":/couriers"_s, &problems);
        report(u"couriers"_s, !couriers.isEmpty() && problems.isEmpty(), problems.join(u", "_s));
    }

    bool checkDatabase()
    {
        auto folder = DataFolder::take(m_dir.filePath(u"data"_s), DataFolder::Use::Serve);
        if (!report(u"data folder"_s, folder.ok(), folder ? QString() : describe(folder.error())))
            return false;
        m_folder = std::move(folder).value();
        auto platform = m_folder->openPlatform();
        if (!report(u"database"_s, platform.ok(), platform ? QString() : describe(platform.error())))
            return false;
        m_platform = std::move(platform).value();
        const auto org = m_platform->createOrganization(
            NewOrganization{u"selftest"_s, u"Self-test"_s, NewOrganization::Kind::Supplier});
        if (!report(u"organization"_s, org.ok(), org ? QString() : describe(org.error())))
            return false;
        m_org = *org;
        // Hashing the password needs libsodium and its memory.
        const auto user =
            m_platform->createUser(m_org, NewUser{u"packer@selftest"_s, u"Packer"_s, password(), {u"pick"_s}});
        return report(u"password hashing"_s, user.ok(), user ? QString() : describe(user.error()));
    }

    void checkImport()
    {
        using namespace marketplace1688;
        const auto first = importSellerOrders(*m_platform, m_org, demoOrderList());
        const bool complete = first && first->entries > 0 && first->added == first->entries;
        report(u"import"_s, complete,
               first ? u"%1 of %2 orders"_s.arg(first->added).arg(first->entries) : describe(first.error()));
        const auto second = importSellerOrders(*m_platform, m_org, demoOrderList());
        report(u"repeated import"_s, second && second->unchanged == second->entries,
               second ? u"%1 unchanged"_s.arg(second->unchanged) : describe(second.error()));
    }

    void checkHttp()
    {
        auto listener = HttpListener::start(
            {}, [this](const net::Request &request) { return m_platform->handle(request); }, nullptr);
        if (!report(u"listening"_s, listener.ok(), listener ? QString() : describe(listener.error())))
            return;
        const int port = (*listener)->port();
        checkReply(u"health"_s, port, makeRequest("GET", "/v1/health", {}), 200);
        checkReply(u"unknown route"_s, port, makeRequest("GET", "/v1/nowhere", {}), 404);
        const SystemClock clock;
        SystemRandom random;
        const QString device = makeUuid7(clock, random);
        const auto signIn = [&device](const QString &secret) {
            return makeRequest("POST", "/v1/session",
                               {{u"login"_s, u"packer@selftest"_s},
                                {u"password"_s, secret},
                                {u"device"_s, device},
                                {u"device_name"_s, u"self-test"_s}});
        };
        checkReply(u"wrong password refused"_s, port, signIn(u"not the password"_s), 401);
        checkReply(u"sign in"_s, port, signIn(password()), 200);
        (*listener)->stop();
    }

    static net::Request makeRequest(const QByteArray &method, const QByteArray &path, const QJsonObject &body)
    {
        net::Request request;
        request.method = method;
        request.path = path;
        request.headers.append(qMakePair(QByteArray("X-Client-Schema"), QByteArray("1")));
        if (!body.isEmpty()) {
            request.headers.append(qMakePair(QByteArray("Content-Type"), QByteArray("application/json")));
            request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        }
        return request;
    }

    void checkReply(const QString &what, int port, const net::Request &request, int status)
    {
        const net::Reply reply = askLoopback(port, request);
        const bool json = !QJsonDocument::fromJson(reply.body).isNull();
        report(what, reply.status == status && json,
               reply.status == status ? QString() : u"status %1 %2"_s.arg(reply.status).arg(reply.detail));
    }

    static QString password() { return u"self-test-password"_s; }

    QTemporaryDir m_dir;
    std::unique_ptr<DataFolder> m_folder;
    std::unique_ptr<Platform> m_platform;
    OrgId m_org;
};

}  // namespace

int runSelfTest(const QString &file)
{
    SelfTest test;
    test.run();
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(test.lines.toUtf8()) < 0 || !out.flush()) {
        complain(u"woyouhuo-platform: cannot write "_s + file);
        return test.failures + 1;
    }
    return test.failures;
}

}  // namespace wyh::server
