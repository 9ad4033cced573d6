// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>

#include "app/desktop/diagnostics.h"
#include "app/desktop/logging.h"
#include "app/desktop/redact.h"

namespace wyh::desktop {

using namespace Qt::StringLiterals;

class TestLogging : public QObject
{
    Q_OBJECT

private slots:
    void redacts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("mustGo");
        QTest::newRow("bearer") << u"Authorization: Bearer abc.def-123"_s << u"abc.def-123"_s;
        QTest::newRow("json password") << u"{\"login\":\"a\",\"password\":\"geheim \\\"x\\\" 1\"}"_s << u"geheim"_s;
        QTest::newRow("json refresh") << u"\"refresh\": \"r-1\""_s << u"r-1"_s;
        QTest::newRow("query token") << u"GET /x?token=abc&y=1"_s << u"abc"_s;
        QTest::newRow("app secret") << u"app_secret: zzz9"_s << u"zzz9"_s;
        QTest::newRow("long token") << u"got Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6 back"_s << u"Zm9vYmFy"_s;
        QTest::newRow("mobile") << u"call 13812345678 now"_s << u"13812345678"_s;
        QTest::newRow("mobile spaced") << u"tel:138 1234 5678"_s << u"138 1234 5678"_s;
        QTest::newRow("mobile +86") << u"+86-13812345678"_s << u"13812345678"_s;
        QTest::newRow("fixed line") << u"0579-85123456"_s << u"85123456"_s;
        QTest::newRow("name") << u"recipient 王小明 ok"_s << u"王小明"_s;
        QTest::newRow("rare name") << (u"recipient "_s + QString::fromUcs4(U"\U00020BB7", 1) + u"野家"_s) << u"野家"_s;
        QTest::newRow("street") << u"address 浙江省杭州市文三路 5 号"_s << u"文三路"_s;
        QTest::newRow("home") << u"open /home/lihua/.local/x"_s << u"lihua"_s;
        QTest::newRow("windows home") << u"open C:\\Users\\Li Hua\\x"_s << u"Hua"_s;
        QTest::newRow("mail") << u"from li.hua@example.com"_s << u"li.hua"_s;
    }
    void redacts()
    {
        QFETCH(QString, text);
        QFETCH(QString, mustGo);
        const QString out = redacted(text);
        QVERIFY2(!out.contains(mustGo), qPrintable(out));
        QCOMPARE(redacted(out), out);  // again changes nothing
    }

    void keepsWhatSupportNeeds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("uuid") << u"op 0193d5a0-1111-7abc-8def-138123456789 applied"_s;
        QTest::newRow("order number") << u"order 2387264512345678901"_s;
        QTest::newRow("waybill") << u"waybill SF1234567890123 used"_s;
        QTest::newRow("request") << u"POST /v1/ops 200 1234 bytes 35 ms"_s;
        QTest::newRow("login") << u"packer@huafeng signed in"_s;
        QTest::newRow("time") << u"2026-11-23T13:00:01.000Z"_s;
        QTest::newRow("code") << u"answer 410 feed-reset history"_s;
    }
    void keepsWhatSupportNeeds()
    {
        QFETCH(QString, text);
        QCOMPARE(redacted(text), text);
    }

    void writesRedactedLinesAndRotates()
    {
        const QTemporaryDir dir;
        LogFile::Options options;
        options.maxBytes = 2000;
        options.keep = 2;
        {
            LogFile log(dir.path() + u"/log"_s, options);
            QTest::ignoreMessage(QtWarningMsg, "user 王小明 phone 13812345678");
            qWarning("user 王小明 phone 13812345678");
            QVERIFY(log.tail(5000).contains("warning default: user <text> phone <phone>"_L1));
            for (int i = 0; i < 200; ++i)
                log.write(QtInfoMsg, u"test"_s, u"line %1\nsecond"_s.arg(i));
            QVERIFY(log.tail(300).endsWith("line 199 second\n"_L1));
            QVERIFY(log.tail(300).size() <= 300);
        }
        const QStringList files = QDir(dir.path() + u"/log"_s).entryList(QDir::Files, QDir::Name);
        QCOMPARE(files, QStringList({u"woyouhuo.1.log"_s, u"woyouhuo.2.log"_s, u"woyouhuo.log"_s}));
        for (const QString &file : files)
            QVERIFY(QFileInfo(dir.path() + u"/log/"_s + file).size() <= 2000);
    }

    void diagnosticsHoldNoPersonalData()
    {
        DiagnosticsInput input;
        input.platformHost = u"shop.example.com"_s;
        input.profileKey = u"0123456789abcdef"_s;
        input.permissions = {u"pick"_s};
        input.counts.waiting = 3;
        input.settings = {{u"station"_s, u"2号台 张三"_s}, {u"nested"_s, QJsonObject{{u"phone"_s, u"13812345678"_s}}}};
        input.logTail = u"Bearer abc\nuser 王小明\n"_s;
        const QByteArray text = diagnosticsText(input, 1'700'000'000'000);
        QVERIFY(QJsonDocument::fromJson(text).isObject());
        for (const QString &gone : {u"张三"_s, u"王小明"_s, u"13812345678"_s, u"abc\""_s})
            QVERIFY2(!QString::fromUtf8(text).contains(gone), qPrintable(gone));
        QVERIFY(text.contains("\"waiting\": 3"));
        QVERIFY(text.contains("shop.example.com"));
        QVERIFY2(text.contains("SQLite 3."), "which SQLite decides whether a known fault of it applies");
    }
};

}  // namespace wyh::desktop

QTEST_MAIN(wyh::desktop::TestLogging)
#include "tst_logging.moc"
