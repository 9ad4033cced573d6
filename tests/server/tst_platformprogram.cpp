// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include "tests/server/rawclient.h"

#ifdef Q_OS_UNIX
#include <signal.h>
#endif

using namespace Qt::StringLiterals;

namespace wyh::server {

namespace {

QString program()
{
    return QCoreApplication::applicationDirPath() + u"/woyouhuo-platform"_s;
}

QString demoFile()
{
    return QStringLiteral(WYH_SOURCE_DIR "/resources/demo/1688-seller-orders.json");
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct Finished
{
    int code = -1;
    QString out;
    QString err;
};

/// Runs a command to its end.
Finished run(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(program(), arguments);
    process.write(input);
    process.closeWriteChannel();
    Finished finished;
    if (!process.waitForFinished(60000) || process.exitStatus() != QProcess::NormalExit)
        return finished;
    finished.code = process.exitCode();
    finished.out = QString::fromUtf8(process.readAllStandardOutput());
    finished.err = QString::fromUtf8(process.readAllStandardError());
    return finished;
}

/// A platform that serves until the test ends it.
class Serving
{
public:
    explicit Serving(const QStringList &arguments)
    {
        process.start(program(), arguments);
        static const QRegularExpression address(u"listening on http://127\\.0\\.0\\.1:([0-9]+)\\n"_s);
        while (process.state() != QProcess::NotRunning && port == 0) {
            if (process.waitForReadyRead(60000))
                out += process.readAllStandardOutput();
            port = address.match(QString::fromUtf8(out)).captured(1).toInt();
        }
    }
    ~Serving()
    {
        process.kill();
        process.waitForFinished(10000);
    }
    Serving(const Serving &) = delete;
    Serving &operator=(const Serving &) = delete;

    net::Reply ask(const QByteArray &request) const { return RawClient(port).ask(request); }

    net::Reply signIn(const QString &login, const QString &password) const
    {
        const QByteArray body = QJsonDocument(QJsonObject{{u"login"_s, login},
                                                          {u"password"_s, password},
                                                          {u"device"_s, u"0190a0b0-0000-7000-8000-00000000000d"_s},
                                                          {u"device_name"_s, u"test"_s}})
                                    .toJson(QJsonDocument::Compact);
        return ask(
            "POST /v1/session HTTP/1.1\r\nHost: x\r\nX-Client-Schema: 1\r\nContent-Type: application/json\r\n"
            "Content-Length: " +
            QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }

    QProcess process;
    QByteArray out;
    int port = 0;
};

QByteArray get(const QByteArray &path, const QByteArray &token)
{
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n\r\n";
}

/// All orders' versions by number, as a client pulls them.
QMap<QString, qint64> pulled(const Serving &serving, const QByteArray &token, QString *top)
{
    QMap<QString, qint64> versions;
    QByteArray cursor;
    for (bool more = true; more;) {
        const net::Reply reply = serving.ask(
            get("/v1/sync/work?limit=1000" + (cursor.isEmpty() ? QByteArray() : "&cursor=" + cursor), token));
        const QJsonObject page = QJsonDocument::fromJson(reply.body).object();
        if (reply.status != 200)
            break;
        const QJsonArray items = page[u"items"_s].toArray();
        for (const QJsonValue &item : items)
            versions.insert(item[u"id"_s].toString(), item[u"ver"_s].toInteger());
        cursor = QUrl::toPercentEncoding(page[u"next"_s].toString());
        more = page[u"more"_s].toBool();
    }
    if (top) {
        const net::Reply reply = serving.ask(get("/v1/sync/top", token));
        *top = QString::fromUtf8(
            QJsonDocument(QJsonDocument::fromJson(reply.body).object()[u"top"_s].toObject()).toJson());
    }
    return versions;
}

QByteArray accessToken(const net::Reply &reply)
{
    return QJsonDocument::fromJson(reply.body).object()[u"access"_s].toString().toLatin1();
}

}  // namespace

class TestPlatformProgram : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString data(const QString &name) { return m_dir.filePath(name); }

private slots:
    void explainsItself()
    {
        QCOMPARE(run({u"version"_s}).out, u"woyouhuo-platform " WYH_VERSION "\n"_s);
        QCOMPARE(run({u"--version"_s}).code, 0);
        const Finished help = run({u"help"_s});
        QCOMPARE(help.code, 0);
        for (const char *word : {"--listen", "--data-dir", "--demo", "--selftest", "--parent-pipe",
                                 "create-organization", "create-user", "import-1688"})
            QVERIFY2(help.out.contains(QLatin1String(word)), word);
    }

    void refusesWrongCommandLines()
    {
        for (const QStringList &arguments :
             {QStringList{u"--nonsense"_s}, QStringList{u"fly"_s}, QStringList{u"--listen"_s, u"here"_s},
              QStringList{u"--listen"_s, u"127.0.0.1:99999"_s}, QStringList{u"import-1688"_s, u"--org"_s, u"x"_s},
              QStringList{u"create-organization"_s, u"--code"_s, u"x"_s}, QStringList{u"--cert"_s, u"x"_s},
              QStringList{u"create-user"_s, u"--login"_s, u"a"_s, u"--display"_s, u"b"_s, u"--org"_s, u"c"_s,
                          u"--permissions"_s, u"fly"_s}}) {
            const Finished finished = run(arguments + QStringList{u"--data-dir"_s, data(u"never"_s)});
            QCOMPARE(finished.code, 2);
            QVERIFY(finished.err.contains("woyouhuo-platform help"_L1));
        }
        QVERIFY(!QDir(data(u"never"_s)).exists());
    }

    void passesItsSelfTest()
    {
        const QString file = data(u"selftest.txt"_s);
        const Finished finished = run({u"--selftest"_s, file});
        QFile lines(file);
        QVERIFY(lines.open(QIODevice::ReadOnly));
        const QByteArray text = lines.readAll();
        QVERIFY2(finished.code == 0, text.constData());
        QVERIFY(!text.contains("FAIL"));
        for (const char *word : {"database", "password hashing", "import: 400 of 400", "health", "sign in"})
            QVERIFY2(text.contains(QByteArray("PASS ") + word), word);
        // Where it cannot report, it must not look well.
        QVERIFY(run({u"--selftest"_s, data(u"no/such/folder/file"_s)}).code > 0);
    }

    void administersAndServes()
    {
        const QStringList folder{u"--data-dir"_s, data(u"admin"_s)};
        const Finished org = run(folder + QStringList{u"create-organization"_s, u"--code"_s, u"huafeng"_s, u"--name"_s,
                                                      u"义乌市华丰文具"_s});
        QVERIFY2(org.code == 0, qPrintable(org.err));
        QCOMPARE(
            run(folder + QStringList{u"create-organization"_s, u"--code"_s, u"huafeng"_s, u"--name"_s, u"x"_s}).code,
            1);
        const QStringList user{u"create-user"_s, u"--login"_s, u"packer@huafeng"_s, u"--display"_s, u"仓库02"_s,
                               u"--org"_s,       u"huafeng"_s, u"--permissions"_s,  u"pick,ship"_s};
        QCOMPARE(run(folder + user, "short\n").code, 1);
        QCOMPARE(run(folder + user, "").code, 1);
        const Finished made = run(folder + user, "a long password\n");
        QVERIFY2(made.code == 0, qPrintable(made.err));
        QVERIFY(!made.out.contains("a long password"_L1));

        const QStringList import{u"import-1688"_s, demoFile(), u"--org"_s, u"huafeng"_s};
        const Finished first = run(folder + import);
        QVERIFY2(first.code == 0, qPrintable(first.err));
        QVERIFY(first.out.contains("added: 400, changed: 0, unchanged: 0, skipped: 0"_L1));
        QCOMPARE(run(folder + QStringList{u"import-1688"_s, demoFile(), u"--org"_s, u"nobody"_s}).code, 1);
        QCOMPARE(run(folder + QStringList{u"import-1688"_s, data(u"none"_s), u"--org"_s, u"huafeng"_s}).code, 1);

        const Serving serving(folder + QStringList{u"--listen"_s, u"127.0.0.1:0"_s});
        QVERIFY(serving.port > 0);
        QCOMPARE(serving.signIn(u"packer@huafeng"_s, u"a wrong password"_s).status, 401);
        const QByteArray token = accessToken(serving.signIn(u"packer@huafeng"_s, u"a long password"_s));
        QVERIFY(!token.isEmpty());
        QString top;
        const auto before = pulled(serving, token, &top);
        QVERIFY(before.size() >= 400);
        QVERIFY(std::all_of(before.begin(), before.end(), [](qint64 version) { return version >= 1; }));
        // A second import beside the running platform: nothing moves.
        const Finished second = run(folder + import);
        QVERIFY(second.out.contains("added: 0, changed: 0, unchanged: 400, skipped: 0"_L1));
        QString topAfter;
        QCOMPARE(pulled(serving, token, &topAfter), before);
        QCOMPARE(topAfter, top);
        // One that changes every order: its pages go into the log, which only the serving process writes back.
        const QByteArray database = contentOf(data(u"admin/platform.db"_s));
        const QByteArray log = contentOf(data(u"admin/platform.db-wal"_s));
        QFile changed(data(u"changed.json"_s));
        QVERIFY(changed.open(QIODevice::WriteOnly));
        QVERIFY(changed.write(contentOf(demoFile()).replace("\"unit\":\"", "\"unit\":\"大")) > 0);
        changed.close();
        const Finished third =
            run(folder + QStringList{u"import-1688"_s, changed.fileName(), u"--org"_s, u"huafeng"_s});
        QVERIFY(third.out.contains("added: 0, changed: 400, unchanged: 0, skipped: 0"_L1));
        QVERIFY(!database.isEmpty() && contentOf(data(u"admin/platform.db"_s)) == database);
        QVERIFY(contentOf(data(u"admin/platform.db-wal"_s)).size() > log.size());
        const auto moved = pulled(serving, token, nullptr);
        QVERIFY(std::all_of(before.keyBegin(), before.keyEnd(),
                            [&](const QString &id) { return moved.value(id) == before.value(id) + 1; }));
        // A second platform on the same folder is refused with a code of its own.
        const Finished twice = run(folder + QStringList{u"--listen"_s, u"127.0.0.1:0"_s});
        QCOMPARE(twice.code, 3);
        QVERIFY(twice.err.contains("in use"_L1));
    }

    void changesUsersAndCopiesTheData()
    {
        const QStringList folder{u"--data-dir"_s, data(u"users"_s)};
        QCOMPARE(
            run(folder + QStringList{u"create-organization"_s, u"--code"_s, u"huafeng"_s, u"--name"_s, u"华丰"_s}).code,
            0);
        const QStringList login{u"--login"_s, u"packer@huafeng"_s};
        QCOMPARE(
            run(folder + login + QStringList{u"create-user"_s, u"--display"_s, u"仓库02"_s, u"--org"_s, u"huafeng"_s},
                "the first password\n")
                .code,
            0);
        const Serving serving(folder + QStringList{u"--listen"_s, u"127.0.0.1:0"_s});
        const auto signIn = [&](const QString &password) { return serving.signIn(u"packer@huafeng"_s, password); };
        const QByteArray token = accessToken(signIn(u"the first password"_s));
        QVERIFY(!token.isEmpty());

        QCOMPARE(run(folder + login + QStringList{u"set-password"_s}, "the second password\n").code, 0);
        QCOMPARE(serving.ask(get("/v1/me", token)).status, 401);
        QCOMPARE(signIn(u"the first password"_s).status, 401);
        const QByteArray second = accessToken(signIn(u"the second password"_s));
        QVERIFY(serving.ask(get("/v1/me", second)).body.contains("\"permissions\":[]"));
        QCOMPARE(run(folder + login + QStringList{u"set-permissions"_s, u"--permissions"_s, u"ship, pick"_s}).code, 0);
        QVERIFY(serving.ask(get("/v1/me", second)).body.contains("\"permissions\":[\"pick\",\"ship\"]"));
        QCOMPARE(run(folder + login + QStringList{u"set-permissions"_s}).code, 2);
        QCOMPARE(run(folder + login + QStringList{u"disable-user"_s}).code, 0);
        QCOMPARE(serving.ask(get("/v1/me", second)).status, 403);
        QCOMPARE(run(folder + login + QStringList{u"enable-user"_s}).code, 0);
        QCOMPARE(serving.ask(get("/v1/me", second)).status, 200);
        const Finished unknown = run(folder + QStringList{u"disable-user"_s, u"--login"_s, u"nobody"_s});
        QCOMPARE(unknown.code, 1);
        QVERIFY(unknown.err.contains("no user with this login"_L1));

        QVERIFY(QDir().mkpath(data(u"copy"_s)));
        const QStringList copy{u"backup"_s, data(u"copy/platform.db"_s)};
        QCOMPARE(run(folder + copy).code, 0);
        QVERIFY(run(folder + copy).err.contains("already"_L1));
        QCOMPARE(run(folder + QStringList{u"backup"_s, data(u"no/such/folder/file"_s)}).code, 1);
        QCOMPARE(run(folder + QStringList{u"backup"_s}).code, 2);
        const Serving restored({u"--data-dir"_s, data(u"copy"_s), u"--listen"_s, u"127.0.0.1:0"_s});
        QCOMPARE(restored.signIn(u"packer@huafeng"_s, u"the second password"_s).status, 200);
    }

    void makesTheDemonstrationOnce()
    {
        const QStringList arguments{u"--demo"_s,      u"--parent-pipe"_s, u"--listen"_s,
                                    u"127.0.0.1:0"_s, u"--data-dir"_s,    data(u"demo"_s)};
        QString top;
        {
            Serving serving(arguments);
            QVERIFY(serving.port > 0);
            const QByteArray token = accessToken(serving.signIn(u"packer@huafeng"_s, u"woyouhuo-demo"_s));
            QVERIFY(!token.isEmpty());
            QVERIFY(!accessToken(serving.signIn(u"manager@huafeng"_s, u"woyouhuo-demo"_s)).isEmpty());
            // 400 orders and three addresses at least.
            QVERIFY(pulled(serving, token, &top).size() >= 403);
            const net::Reply page = serving.ask(get("/v1/sync/work?limit=1000", token));
            static const QRegularExpression location(u"\"location\":\"[A-Z]-[0-9]{2}-[0-9]{2}\""_s);
            QVERIFY(location.match(QString::fromUtf8(page.body)).hasMatch());
            QVERIFY(!page.body.contains("\"location\":\"\""));
            // It stops by itself when its parent is gone, whatever happened to it.
            serving.process.closeWriteChannel();
            QVERIFY(serving.process.waitForFinished(15000));
            QCOMPARE(serving.process.exitStatus(), QProcess::NormalExit);
            QCOMPARE(serving.process.exitCode(), 0);
        }
        const QFileInfo folder(data(u"demo"_s));
        const auto others =
            QFileDevice::ReadGroup | QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::ExeOther;
        QCOMPARE(folder.permissions() & others, QFileDevice::Permissions());
        const QFileInfo database(data(u"demo/platform.db"_s));
        QCOMPARE(database.permissions() & others, QFileDevice::Permissions());
        Serving again(arguments);
        const QByteArray token = accessToken(again.signIn(u"packer@huafeng"_s, u"woyouhuo-demo"_s));
        QString topAgain;
        QVERIFY(pulled(again, token, &topAgain).size() >= 403);
        QCOMPARE(topAgain, top);
    }

    void stopsOnSignals()
    {
#ifdef Q_OS_UNIX
        for (const int number : {SIGTERM, SIGINT}) {
            Serving serving({u"--listen"_s, u"127.0.0.1:0"_s, u"--data-dir"_s, data(u"signals"_s)});
            QVERIFY(serving.port > 0);
            QCOMPARE(serving.ask("GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n").status, 200);
            ::kill(static_cast<pid_t>(serving.process.processId()), number);
            QVERIFY(serving.process.waitForFinished(15000));
            QCOMPARE(serving.process.exitStatus(), QProcess::NormalExit);
            QCOMPARE(serving.process.exitCode(), 0);
        }
#endif
        // Killed without a word, it leaves a lock that stops nobody.
        {
            Serving serving({u"--listen"_s, u"127.0.0.1:0"_s, u"--data-dir"_s, data(u"killed"_s)});
            QVERIFY(serving.port > 0);
        }
        Serving after({u"--listen"_s, u"127.0.0.1:0"_s, u"--data-dir"_s, data(u"killed"_s)});
        QVERIFY(after.port > 0);
    }

    void saysWhatItCannotUse()
    {
        QCOMPARE(run({u"--listen"_s, u"0.0.0.0:0"_s, u"--data-dir"_s, data(u"open"_s)}).code, 4);
        QFile file(data(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(run({u"--data-dir"_s, data(u"file"_s)}).code, 1);
        QVERIFY(QDir().mkpath(data(u"broken"_s)));
        QFile database(data(u"broken/platform.db"_s));
        QVERIFY(database.open(QIODevice::WriteOnly));
        database.write(QByteArray(8192, 'x'));
        database.close();
        const Finished broken = run({u"--data-dir"_s, data(u"broken"_s)});
        QCOMPARE(broken.code, 5);
        QVERIFY(!broken.err.isEmpty());
    }

    void logsNoSecrets()
    {
        const QString log = data(u"access.log"_s);
        {
            const Serving serving({u"--demo"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--data-dir"_s, data(u"logged"_s),
                                   u"--access-log"_s, log});
            const net::Reply session = serving.signIn(u"packer@huafeng"_s, u"woyouhuo-demo"_s);
            const QByteArray token = accessToken(session);
            QVERIFY(pulled(serving, token, nullptr).size() > 400);
            QFile file(log);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            QVERIFY(content.contains("\"route\":\"/v1/session\""));
            QVERIFY(content.contains("\"route\":\"/v1/sync/work\""));
            QVERIFY(content.contains("\"user\":\""));
            const QByteArray refresh =
                QJsonDocument::fromJson(session.body).object()[u"refresh"_s].toString().toLatin1();
            QVERIFY(!refresh.isEmpty());
            for (const QByteArray &secret :
                 {token, refresh, QByteArray("woyouhuo-demo"), QByteArray("packer@"), QByteArray("cursor")})
                QVERIFY2(!content.contains(secret), secret.constData());
        }
    }
};

}  // namespace wyh::server

QTEST_GUILESS_MAIN(wyh::server::TestPlatformProgram)
#include "tst_platformprogram.moc"
