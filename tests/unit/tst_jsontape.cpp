// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Bytes read without a document give what a document gives, or they are not taken.
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

#include "net/contract/jsontape.h"
#include "net/contract/orderreading.h"
#include "net/contract/sync.h"
#include "testjson.h"

namespace wyh {

using namespace testing;
using namespace contract;

class TestJsonTape : public QObject
{
    Q_OBJECT

    /// What the fast way alone says.
    static std::optional<Order> fast(const QByteArray &bytes)
    {
        const auto tape = JsonTape::read(bytes);
        if (!tape)
            return std::nullopt;
        TapeReader reader(*tape);
        Order order = readOrder(reader);
        return reader.ok() ? std::optional<Order>(order) : std::nullopt;
    }

    static QByteArray fullBytes()
    {
        QJsonObject json = orderToJson(fullOrder(), true);
        json.insert(u"from_a_newer_platform"_s, QJsonObject{{u"x"_s, QJsonArray{1, u"二"_s, QJsonValue::Null}}});
        return compact(json);
    }

    static PullPage fullPage()
    {
        PullPage page;
        page.feed = u"f1"_s;
        Order plain = makeOrder({makeLine(u"l1"_s)});
        page.items = {{u"order"_s, u"o1"_s, 7, 48190, PullItem::Gone::No, orderToJson(fullOrder(), true)},
                      {u"order"_s, u"o2"_s, 3, 48191, PullItem::Gone::No, orderToJson(plain, false)},
                      {u"sku"_s, u"k"_s, 2, 48192, PullItem::Gone::No, skuFlagToJson({SkuId(u"k"_s), 2, true, {}})},
                      {u"channel"_s, u"c"_s, 2, 48193, PullItem::Gone::No, {{u"new"_s, true}}},
                      {u"sku"_s, u"k"_s, 2, 48194, PullItem::Gone::Deleted, {}},
                      {u"address"_s, u"a"_s, 3, 48195, PullItem::Gone::Scope, {}}};
        page.results = {{OpId(u"op1"_s), OperationResult::Outcome::Applied, 7, 48190, {}, {{u"note"_s, u"n"_s}}},
                        {OpId(u"op2"_s),
                         OperationResult::Outcome::Conflict,
                         7,
                         48191,
                         {Problem::Kind::Conflict, u"already-picked"_s, {}, {}, {}},
                         {}}};
        page.next = u"opaque.cursor"_s;
        page.nextPos = 48200;
        page.more = true;
        page.left = 4711;
        page.top = {u"f1"_s, 48211, u"9f3c"_s};
        page.nowMs = 1795438801000;
        return page;
    }

private slots:
    void aFullOrderIsTaken()
    {
        const QByteArray bytes = fullBytes();
        const auto read = fast(bytes);
        QVERIFY(read);
        QVERIFY(*read == *orderFromJson(*parseObject(bytes)));
        QVERIFY(*read == fullOrder());
        // As another program may write it: spaces, escapes, members in any order and twice.
        const QByteArray roomy = QJsonDocument(*parseObject(bytes)).toJson(QJsonDocument::Indented);
        QVERIFY(fast(roomy) == fullOrder());
        QByteArray twice = bytes;
        twice.replace("\"title\":\"", "\"title\":\"wrong\",\"title\":\"");
        QVERIFY(orderFromBytes(twice).value() == fullOrder());
        QByteArray escaped = bytes;
        escaped.replace("加急\\n今天发", "\\u52a0\\u6025\\n\\u4eca\\u5929\\u53d1");
        QVERIFY(fast(escaped) == fullOrder());
    }

    void whatIsWrongIsSaidAsBefore()
    {
        const QJsonObject json = orderToJson(fullOrder(), true);
        QStringList pointers;
        collect(json, {}, &pointers);
        QVERIFY(pointers.size() > 50);
        for (const QString &pointer : std::as_const(pointers)) {
            for (const QJsonValue &wrong :
                 {QJsonValue(QJsonValue::Undefined), QJsonValue(QJsonValue::Null), QJsonValue(-1), QJsonValue(1.5),
                  QJsonValue(u""_s), QJsonValue(QString(70000, u'x')), QJsonValue(QJsonArray{7})}) {
                const QJsonObject changed = replaced(json, pointer, wrong);
                const auto slow = orderFromJson(changed);
                const auto bytes = orderFromBytes(compact(changed));
                QCOMPARE(bytes.ok(), slow.ok());
                if (slow.ok())
                    QVERIFY(*bytes == *slow);
                else
                    QCOMPARE(bytes.error(), slow.error());
            }
        }
    }

    void brokenBytesAreNeverTakenForSomethingElse()
    {
        const QByteArray whole = fullBytes();
        QRandomGenerator random(7);
        const QByteArray alphabet = "{}[]\",:\\u0019-.eE tfn\xc3\xe4\x80\xff\x01\n";
        int taken = 0;
        for (int round = 0; round < 20000; ++round) {
            QByteArray bytes = whole;
            const int changes = 1 + static_cast<int>(random.bounded(3));
            for (int i = 0; i < changes; ++i) {
                const auto at = static_cast<qsizetype>(random.bounded(static_cast<quint32>(bytes.size())));
                const char with = alphabet[random.bounded(static_cast<int>(alphabet.size()))];
                switch (random.bounded(3)) {
                    case 0:
                        bytes[at] = with;
                        break;
                    case 1:
                        bytes.insert(at, with);
                        break;
                    default:
                        bytes.remove(at, 1);
                        break;
                }
            }
            const auto read = fast(bytes);
            if (!read)
                continue;
            ++taken;
            const auto json = parseObject(bytes);
            QVERIFY2(json.ok(), bytes.constData());
            const auto slow = orderFromJson(*json);
            QVERIFY2(slow.ok() && *slow == *read, bytes.constData());
        }
        QVERIFY(taken > 1000);
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY(!JsonTape::read(QByteArrayView(whole).first(size)));
    }

    void depthHasALimit()
    {
        const auto nested = [](int depth) { return "{\"x\":" + QByteArray(depth, '[') + QByteArray(depth, ']') + '}'; };
        QVERIFY(JsonTape::read(nested(31)));
        QVERIFY(parseObject(nested(31)).ok());
        QVERIFY(!JsonTape::read(nested(32)));
        QVERIFY(!parseObject(nested(32)).ok());
    }

    void pagesComeOutTheSame()
    {
        const QJsonObject json = pullPageToJson(fullPage());
        const QByteArray bytes = compact(json);
        const auto slow = pullPageFromJson(json);
        const auto read = pullPageFromBytes(bytes);
        QVERIFY(slow.ok() && read.ok());
        QCOMPARE(compact(pullPageToJson(*slow)).size(),
                 bytes.size() - qsizetype(qstrlen(
                                    ",{\"c\":\"channel\",\"d\":{\"new\":true},\"id\":\"c\",\"pos\":48193,\"ver\":2}")));
        QCOMPARE(read->items.size(), slow->items.size());
        for (qsizetype i = 0; i < slow->items.size(); ++i) {
            const PullItem &a = read->items.at(i);
            const PullItem &b = slow->items.at(i);
            QCOMPARE(a.collection, b.collection);
            QCOMPARE(a.id, b.id);
            QCOMPARE(a.version, b.version);
            QCOMPARE(a.pos, b.pos);
            QCOMPARE(a.gone, b.gone);
            if (b.gone == PullItem::Gone::No) {
                QCOMPARE(dataBytes(a), dataBytes(b));
                QCOMPARE(*dataObject(a), b.data);
            }
        }
        QVERIFY(read->items.first().order);
        QVERIFY(*read->items.first().order == fullOrder());
        QVERIFY(read->results == slow->results);
        QCOMPARE(read->next, slow->next);
        QCOMPARE(read->nextPos, slow->nextPos);
        QCOMPARE(read->more, slow->more);
        QCOMPARE(read->left, 4711);
        QCOMPARE(read->left, slow->left);
        QVERIFY(read->top == slow->top);
        QCOMPARE(read->nowMs, slow->nowMs);
        // A record that cannot be read does not spoil the page here: the store says which one it is.
        const QByteArray odd = compact(replaced(json, u"/items/0/d/lines"_s, u"none"_s));
        const auto page = pullPageFromBytes(odd);
        QVERIFY(page.ok());
        QCOMPARE(pointerOf(orderOf(page->items.first())), u"/lines"_s);
        QCOMPARE(pointerOf(pullPageFromBytes(compact(replaced(json, u"/ops/1/r"_s, u"lost"_s)))), u"/ops/1/r"_s);
        QCOMPARE(pullPageFromBytes("{}").ok(), false);
        QCOMPARE(pullPageFromBytes("no json").ok(), false);
    }
};

}  // namespace wyh

QTEST_GUILESS_MAIN(wyh::TestJsonTape)
#include "tst_jsontape.moc"
