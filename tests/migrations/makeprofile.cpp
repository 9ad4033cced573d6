// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// make_profile FOLDER: a profile with the schema of today and operations in every state, for later programs to open.
#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include "tests/migrations/summary.h"
#include "tests/store/storefixture.h"

namespace wyh::testing {

namespace {

using Outcome = OperationResult::Outcome;
constexpr qint64 kDayMs = 24LL * 60 * 60 * 1000;

QString idOf(char kind, int number)
{
    return u"00000000-0000-4000-8%1-%2"_s.arg(static_cast<int>(kind), 3, 10, QLatin1Char('0'))
        .arg(number, 12, 10, QLatin1Char('0'));
}
QString orderId(int number)
{
    return idOf('o', number);
}
QString lineId(int number)
{
    return idOf('l', number);
}
Order orderOf(int number, int picked = 0, int shipped = 0)
{
    Line only = line(lineId(number), 10, picked, shipped);
    only.sku = SkuId(idOf('k', number));
    only.barcodes = {u"69012345%1"_s.arg(number, 5, 10, QLatin1Char('0'))};
    only.articleNumber = u"HF-%1"_s.arg(number);
    only.title = u"中性笔 %1"_s.arg(number);
    Order made = order(orderId(number), {only});
    made.number = u"40000000%1"_s.arg(number, 4, 10, QLatin1Char('0'));
    made.supplier = OrgId(idOf('s', 1));
    made.dealer = OrgId(idOf('d', 1));
    made.dueAtMs += number * 60000;
    return made;
}
Act pickOf(int number, int delta)
{
    return pick(orderId(number), lineId(number), delta);
}

/// One order a state: 1 pending, 2 acked, 3 conflict and held, 4 rejected, 5 stuck, 6 review, 7 done, 8 closed and
/// redone, 9 shipped here and not sent yet, 10 voided by somebody else, 11 untouched.
void tell(Profile &profile)
{
    QList<PullItem> items;
    for (int number = 1; number <= 11; ++number)
        items += item(orderOf(number, number == 9 ? 6 : 0), number);
    items += item(SkuFlag{SkuId(idOf('k', 11)), 0, true, u"中性笔 11"_s}, 12);
    Address address;
    address.id = AddressId(idOf('a', 1));
    address.contact = u"仓库"_s;
    address.phone = u"13900000000"_s;
    address.province = u"浙江省"_s;
    address.city = u"金华市"_s;
    address.district = u"义乌市"_s;
    address.street = u"稠州北路 2 号"_s;
    address.isDefault = true;
    items += item(address, 13);
    profile.pull(page(items, u"c20"_s, 20));

    const qint64 now = profile.clock.now;
    profile.clock.now = now - 31 * kDayMs;
    profile.record(pickOf(6, 2));
    profile.clock.now = now;
    if (!profile->reviewOld(30 * kDayMs, now).ok())
        qFatal("review");

    const OpId acked = profile.record(pickOf(2, 3));
    const OpId conflict = profile.record(pickOf(3, 10));
    profile.record(pickOf(3, -2));
    const OpId rejected = profile.record(pickOf(4, 1));
    const OpId stuck = profile.record(pickOf(5, 1));
    const OpId finished = profile.record(pickOf(7, 4));
    const OpId closed = profile.record(pickOf(8, 5));
    profile.push({result(acked, Outcome::Applied, 30, 30), result(conflict, Outcome::Conflict, 0, 25),
                  result(rejected, Outcome::Rejected, 0, 26), result(finished, Outcome::Applied, 27, 27),
                  result(closed, Outcome::Conflict, 0, 28)},
                 {u"f1"_s, 30, u"m30"_s});
    if (!profile->quarantine(stuck, u"internal"_s, {Problem::Kind::Rejected, u"poison"_s, {}, {}, {}}).ok())
        qFatal("quarantine");
    profile.pull(page({item(orderOf(7, 4), 27)}, u"c27"_s, 27,
                      {result(conflict, Outcome::Conflict, 0, 25), result(rejected, Outcome::Rejected, 0, 26),
                       result(finished, Outcome::Applied, 27, 27)}));
    profile.pull(page({}, u"c28"_s, 28, {result(closed, Outcome::Conflict, 0, 28)}));
    if (!profile->close(closed, u"packer@huafeng"_s, u"数错了"_s).ok())
        qFatal("close");
    Act again = pickOf(8, 2);
    again.supersedes = closed;
    profile.record(again);

    const OpId first = profile.record(pickOf(1, 3));
    profile.record(pickOf(1, -1));
    Act parcel = ship(orderId(9), lineId(9), 4, u"YT1234567890"_s, idOf('p', 9));
    std::get<ShipOp>(parcel.payload).from = AddressId(idOf('a', 1));
    profile.record(parcel);
    profile.record({orderLane(OrderId(orderId(10))), FlagLineOp{LineId(lineId(10)), true, 0}, {}});
    profile.record({orderLane(OrderId(orderId(10))), GiveUpRestOp{LineId(lineId(10)), 10, u"不会再来"_s}, {}});
    profile.record(flagSku(idOf('k', 1), true, 0));
    if (!profile->countAttempt({first}).ok() || !profile->backupOutbox().ok())
        qFatal("attempt");
}

}  // namespace

}  // namespace wyh::testing

int main(int argc, char **argv)
{
    using namespace Qt::StringLiterals;
    if (argc != 2)
        qFatal("make_profile FOLDER");
    const QString target = QString::fromLocal8Bit(argv[1]);
    if (!QDir().mkpath(target))
        qFatal("no folder");
    wyh::testing::Profile profile;
    wyh::testing::tell(profile);
    profile.reopen();
    const QJsonObject summary = wyh::testing::summaryOf(*profile, *profile.reader());
    profile.close();
    for (const QString &name : {u"cache.db"_s, u"outbox.db"_s, u"outbox.bak"_s}) {
        QFile::remove(target + u'/' + name);
        if (!QFile::copy(profile.path(name), target + u'/' + name))
            qFatal("copy %s", qPrintable(name));
    }
    QFile json(target + u"/summary.json"_s);
    if (!json.open(QIODevice::WriteOnly) || json.write(QJsonDocument(summary).toJson()) < 0)
        qFatal("summary");
    return 0;
}
