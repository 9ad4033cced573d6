// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "net/contract/jsonreader.h"
#include "net/contract/sync.h"
#include "testjson.h"

namespace wyh {

using namespace testing;
using namespace contract;

class TestSyncCodec : public QObject
{
    Q_OBJECT

private slots:
    void problemsComeBack()
    {
        Problem problem{
            Problem::Kind::Rejected, u"shipment-invalid"_s, {{u"waybill"_s, u"YT1"_s}}, {}, u"two fields"_s};
        problem.fields = {{u"/weight_g"_s, u"weight-not-positive-integer"_s, {}},
                          {u"/lines/l1/qty"_s, u"quantity-more-than-left"_s, {{u"most"_s, 3}}}};
        const QJsonObject json = overTheWire(problemToJson(problem));
        QCOMPARE(json.value(u"type"_s).toString(), u"/problems/shipment-invalid"_s);
        QCOMPARE(json.value(u"title"_s).toString(), u"Shipment invalid"_s);
        QCOMPARE(json.value(u"status"_s).toInt(), 422);
        QVERIFY(problemFromJson(json).value() == problem);
        const Problem bare{Problem::Kind::Conflict, u"already-picked"_s, {}, {}, {}};
        QCOMPARE(problemToJson(bare).value(u"status"_s).toInt(), 409);
        QVERIFY(problemFromJson(problemToJson(bare)).value() == bare);
        QCOMPARE(pointerOf(problemFromJson(replaced(json, u"/kind"_s, u"maybe"_s))), u"/kind"_s);
        QCOMPARE(pointerOf(problemFromJson(replaced(json, u"/errors/1/code"_s, 4))), u"/errors/1/code"_s);
    }

    void problemsOfAWholeAnswerComeBack()
    {
        const Error reset = makeError(u"feed-reset"_s, u"marks differ"_s, {{u"reason"_s, u"history"_s}});
        const QJsonObject json = overTheWire(httpProblemToJson(410, reset));
        QCOMPARE(json.value(u"status"_s).toInt(), 410);
        QVERIFY(!json.contains(u"kind"_s));
        QCOMPARE(httpProblemFromJson(json), reset);
        const QJsonObject malformed = httpProblemToJson(400, JsonReader(QJsonObject()).error());
        QVERIFY(!malformed.contains(u"errors"_s));
        const auto wrong = orderFromJson({{u"id"_s, 4}});
        const QJsonArray errors = httpProblemToJson(400, wrong.error()).value(u"errors"_s).toArray();
        QCOMPARE(errors.first().toObject().value(u"pointer"_s).toString(), u"/id"_s);
        QCOMPARE(httpProblemFromJson({}).code, u"malformed"_s);
    }

    void pagesAreWrittenStraightIntoBytesAsWell()
    {
        PullPage page;
        page.feed = u"f1"_s;
        const QString odd = u"a\"b\\c\u0007\u007f\u4f60\U0001F4E6"_s;
        page.items = {{u"order"_s, u"o1"_s, 7, 48190, PullItem::Gone::No, orderToJson(fullOrder(), true)},
                      {u"sku"_s, odd, 2, 48191, PullItem::Gone::Deleted, {}},
                      {odd, u""_s, 0, 48191, PullItem::Gone::No, {{u"x"_s, odd}}},
                      {u"address"_s, u"a"_s, 3, 48192, PullItem::Gone::Scope, {}}};
        page.results = {{OpId(u"op1"_s), OperationResult::Outcome::Applied, 7, 48190, {}, {}}};
        page.next = u"\"items\":[]"_s;
        page.nextPos = 48200;
        page.more = true;
        page.left = 3;
        page.top = {u"f1"_s, 48211, u"9f3c"_s};
        page.nowMs = 1795438801000;
        const auto written = [](const PullPage &of) {
            QList<QByteArray> data;
            for (const PullItem &item : of.items)
                data.append(item.gone == PullItem::Gone::No ? compact(item.data) : QByteArray());
            return pullPageToBytes(of, data);
        };
        QCOMPARE(parseObject(written(page)).value(), pullPageToJson(page));
        page.items.clear();
        QCOMPARE(written(page), compact(pullPageToJson(page)));
    }

    void pagesComeBack()
    {
        PullPage page;
        page.feed = u"f1"_s;
        page.items = {{u"order"_s, u"o1"_s, 7, 48190, PullItem::Gone::No, orderToJson(fullOrder(), false)},
                      {u"sku"_s, u"k"_s, 2, 48191, PullItem::Gone::Deleted, {}},
                      {u"address"_s, u"a"_s, 3, 48192, PullItem::Gone::Scope, {}}};
        OperationResult applied{
            OpId(u"op1"_s), OperationResult::Outcome::Applied, 7, 48190, {}, {{u"note"_s, u"second-parcel"_s}}};
        OperationResult refused{OpId(u"op2"_s),
                                OperationResult::Outcome::Conflict,
                                7,
                                48191,
                                {Problem::Kind::Conflict, u"already-picked"_s, {}, {}, {}},
                                {}};
        page.results = {applied, refused};
        page.next = u"opaque.cursor"_s;
        page.nextPos = 48200;
        page.more = true;
        page.top = {u"f1"_s, 48211, u"9f3c"_s};
        page.nowMs = 1795438801000;
        const QByteArray bytes = compact(pullPageToJson(page));
        const auto back = pullPageFromJson(parseObject(bytes).value());
        QVERIFY2(back.ok(), qPrintable(back.ok() ? QString() : back.error().detail));
        QCOMPARE(compact(pullPageToJson(*back)), bytes);
        QCOMPARE(back->items.size(), 3);
        QVERIFY(back->items.at(2).gone == PullItem::Gone::Scope);
        QVERIFY(back->results == page.results);
        QVERIFY(back->top == page.top);
        QCOMPARE(back->left, -1);

        page.left = 48;
        const QJsonObject json = pullPageToJson(page);
        QCOMPARE(pullPageFromJson(json)->left, 48);
        QCOMPARE(pointerOf(pullPageFromJson(replaced(json, u"/left"_s, -1))), u"/left"_s);
        QCOMPARE(pointerOf(pullPageFromJson(replaced(json, u"/items/1/del"_s, u"maybe"_s))), u"/items/1/del"_s);
        QCOMPARE(pointerOf(pullPageFromJson(replaced(json, u"/items/0/d"_s, u"text"_s))), u"/items/0/d"_s);
        QCOMPARE(pointerOf(pullPageFromJson(replaced(json, u"/ops/1/problem/kind"_s, 1))), u"/ops/1/problem/kind"_s);
        QCOMPARE(pointerOf(pullPageFromJson(replaced(json, u"/ops/1/r"_s, u"lost"_s))), u"/ops/1/r"_s);
        QCOMPARE(pointerOf(pullPageFromJson(replaced(json, u"/top/pos"_s, -1))), u"/top/pos"_s);
        const auto later = pullPageFromJson(replaced(json, u"/items/1/c"_s, u"channel"_s));
        QVERIFY(later.ok());
        QCOMPARE(later->items.size(), 2);
    }

    void pushesComeBack()
    {
        PushAnswer answer;
        using Outcome = OperationResult::Outcome;
        int n = 0;
        for (const Outcome outcome : {Outcome::Applied, Outcome::AlreadyApplied, Outcome::Conflict, Outcome::Rejected,
                                      Outcome::Blocked, Outcome::Later}) {
            OperationResult result{OpId(u"op%1"_s.arg(n++)), outcome, 1, 2, {}, {}};
            if (outcome == Outcome::Conflict || outcome == Outcome::Rejected)
                result.problem = {outcome == Outcome::Conflict ? Problem::Kind::Conflict : Problem::Kind::Rejected,
                                  u"x"_s,
                                  {},
                                  {},
                                  {}};
            answer.results.append(result);
        }
        answer.top = {u"f"_s, 3, u"m"_s};
        const auto back = pushAnswerFromJson(overTheWire(pushAnswerToJson(answer)));
        QVERIFY(back.ok());
        QVERIFY(back->results == answer.results);
        QVERIFY(back->top == answer.top);

        const QJsonObject op = operationToJson(makeOperation(u"op1"_s, PickOp{LineId(u"l1"_s), 1}), {});
        const auto request = pushRequestFromJson(overTheWire(pushRequestToJson({DeviceId(u"d"_s), {op}, 811, {}})));
        QVERIFY(request.ok());
        QCOMPARE(request->device.value, u"d"_s);
        QCOMPARE(request->ops.first().toObject(), op);
        QCOMPARE(request->closedThrough, 811);
        QCOMPARE(pointerOf(pushRequestFromJson({{u"device"_s, u"d"_s}, {u"closed_through"_s, 0}})), u"/ops"_s);

        NoticeAct act{u"a1"_s,     OpId(u"op1"_s),      u"n1"_s,       NoticeAct::Kind::Superseded,
                      u"poison"_s, u"packer@huafeng"_s, u"换了单号"_s, 1795438801000};
        const PushRequest told{DeviceId(u"d"_s), {}, 0, {act, act}};
        const auto acts = pushRequestFromJson(overTheWire(pushRequestToJson(told)));
        QVERIFY(acts.ok());
        QVERIFY(acts->notices == told.notices);
        // One long reason must not stop a push.
        act.reason = QString(5000, u'长');
        const auto cut = pushRequestFromJson(overTheWire(pushRequestToJson({DeviceId(u"d"_s), {}, 0, {act}})));
        QVERIFY(cut.ok());
        QCOMPARE(cut->notices.first().reason.size(), 4000);
        QJsonObject strange = noticeActToJson(act);
        strange.insert(u"act"_s, u"burnt"_s);
        QCOMPARE(pointerOf(pushRequestFromJson({{u"device"_s, u"d"_s},
                                                {u"ops"_s, QJsonArray()},
                                                {u"closed_through"_s, 0},
                                                {u"notices"_s, QJsonArray{strange}}})),
                 u"/notices/0/act"_s);

        const auto top = topFromJson(overTheWire(topToJson({{u"f"_s, 3, u"m"_s}, 1795438801000})));
        QVERIFY(top.ok());
        QCOMPARE(top->nowMs, 1795438801000);
    }

    void sessionsComeBack()
    {
        const Account account{UserId(u"u"_s),      u"packer@huafeng"_s, u"仓库02"_s,           OrgId(u"o"_s),
                              u"义乌市华丰文具"_s, u"supplier"_s,       {u"pick"_s, u"ship"_s}};
        QVERIFY(accountFromJson(overTheWire(accountToJson(account))).value() == account);
        const auto session = sessionFromJson(overTheWire(sessionToJson({u"aa"_s, 900, u"rr"_s, account})));
        QVERIFY(session.ok());
        QCOMPARE(session->access, u"aa"_s);
        QCOMPARE(session->accessSeconds, 900);
        QCOMPARE(session->refresh, u"rr"_s);
        QVERIFY(session->account == account);
        QCOMPARE(pointerOf(accountFromJson(replaced(accountToJson(account), u"/org_kind"_s, u"courier"_s))),
                 u"/org_kind"_s);
        QCOMPARE(pointerOf(accountFromJson(replaced(accountToJson(account), u"/permissions/1"_s, 1))),
                 u"/permissions/1"_s);
    }

    void seenHeaders_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("plain") << QByteArray("f1.48211.9f3c") << true;
        QTest::newRow("largest") << QByteArray("f.9007199254740991.m") << true;
        QTest::newRow("no mark") << QByteArray("f.0.") << true;
        QTest::newRow("uuid feed") << QByteArray("017f22e2-79b0-7cc3-98c4-dc0c0c07398f.1.a_b") << true;
        QTest::newRow("too large") << QByteArray("f.9007199254740992.m") << false;
        QTest::newRow("negative") << QByteArray("f.-1.m") << false;
        QTest::newRow("plus") << QByteArray("f.+1.m") << false;
        QTest::newRow("no feed") << QByteArray(".1.m") << false;
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("two parts") << QByteArray("f.1") << false;
        QTest::newRow("four parts") << QByteArray("f.1.m.x") << false;
        QTest::newRow("space") << QByteArray("f.1 .m") << false;
    }

    void seenHeaders()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, good);
        const auto seen = seenFromHeader(text);
        QCOMPARE(seen.ok(), good);
        if (good)
            QCOMPARE(seenToHeader(*seen), text);
    }
};

}  // namespace wyh

QTEST_APPLESS_MAIN(wyh::TestSyncCodec)
#include "tst_synccodec.moc"
