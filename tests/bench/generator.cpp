// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/generator.h"

#include <algorithm>
#include <numeric>

#include "net/contract/codec.h"

namespace wyh::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kStride = 7919;
constexpr qint64 kSkus = 20000;

QString id(const char *kind, qint64 number)
{
    return u"018f%1-0000-7000-8000-%2"_s.arg(QString::fromLatin1(kind)).arg(number, 12, 10, QLatin1Char('0'));
}

/// The same number for the same question, spread well.
quint32 mix(quint32 value)
{
    value = (value ^ 61U) ^ (value >> 16U);
    value *= 9U;
    value ^= value >> 4U;
    value *= 0x27d4eb2dU;
    return value ^ (value >> 15U);
}

const QString &one(const QStringList &of, quint32 chance)
{
    return of.at(static_cast<qsizetype>(chance % static_cast<quint32>(of.size())));
}

Line makeLine(int order, int place, bool open)
{
    static const QStringList kinds{u"中性笔"_s, u"橡皮擦"_s, u"笔记本"_s, u"文件夹"_s, u"订书机"_s,
                                   u"荧光笔"_s, u"修正带"_s, u"铅笔盒"_s, u"便利贴"_s, u"计算器"_s,
                                   u"剪刀"_s,   u"胶带座"_s, u"白板笔"_s, u"收纳袋"_s, u"保温杯"_s,
                                   u"雨伞"_s,   u"钥匙扣"_s, u"发夹"_s,   u"毛巾"_s,   u"手机支架"_s};
    static const QStringList makes{u"得力"_s, u"晨光"_s, u"真彩"_s, u"齐心"_s,
                                   u"广博"_s, u"百乐"_s, u"三木"_s, u"金万年"_s};
    static const QStringList looks{u"黑色"_s, u"蓝色"_s, u"红色"_s, u"粉色"_s,
                                   u"透明"_s, u"加厚"_s, u"大号"_s, u"小号"_s};
    const auto sku = static_cast<quint32>((qint64(order) * 31 + place * 577) % kSkus);
    Line line;
    line.id = LineId(u"%1-%2"_s.arg(order).arg(place + 1));
    line.sku = SkuId(id("5555", sku));
    line.title = one(makes, mix(sku)) + one(kinds, mix(sku + 7)) + u" %1 型"_s.arg(100 + sku % 900);
    line.attributes = one(looks, mix(sku + 99)) + u" · 12支/盒"_s;
    line.barcodes = {u"69%1"_s.arg(10000000000LL + mix(sku) % 89999999999LL)};
    line.articleNumber = u"HF-%1"_s.arg(sku);
    line.unit = u"盒"_s;
    line.ordered = 10;
    line.picked = open ? (order % 3 == 0 ? 4 : 0) : 10;
    line.shipped = open ? 0 : 10;
    return line;
}

Recipient makeRecipient(quint32 chance)
{
    static const QStringList family{u"王"_s, u"李"_s, u"张"_s, u"刘"_s, u"陈"_s,
                                    u"杨"_s, u"赵"_s, u"黄"_s, u"周"_s, u"吴"_s};
    static const QStringList given{u"芳"_s,   u"伟"_s,   u"秀英"_s, u"敏"_s,   u"静"_s,   u"丽娟"_s,
                                   u"建国"_s, u"志强"_s, u"小燕"_s, u"晓明"_s, u"雪梅"_s, u"玉兰"_s};
    struct Place
    {
        QString province, city, district, town, code;
    };
    static const QList<Place> places{{u"浙江省"_s, u"金华市"_s, u"义乌市"_s, u"福田街道"_s, u"330782"_s},
                                     {u"浙江省"_s, u"杭州市"_s, u"余杭区"_s, u"仓前街道"_s, u"330110"_s},
                                     {u"广东省"_s, u"深圳市"_s, u"龙岗区"_s, u"布吉街道"_s, u"440307"_s},
                                     {u"江苏省"_s, u"苏州市"_s, u"昆山市"_s, u"玉山镇"_s, u"320583"_s},
                                     {u"四川省"_s, u"成都市"_s, u"郫都区"_s, u"红光街道"_s, u"510117"_s},
                                     {u"河南省"_s, u"郑州市"_s, u"金水区"_s, u"花园路街道"_s, u"410105"_s}};
    static const QStringList streets{u"银海路"_s,   u"文一西路"_s, u"人民路"_s,
                                     u"解放大道"_s, u"中山北路"_s, u"学府街"_s};
    const Place &place = places.at(static_cast<qsizetype>(chance % static_cast<quint32>(places.size())));
    return {one(family, mix(chance)) + one(given, mix(chance + 1)),
            u"1%1"_s.arg(3000000000LL + mix(chance + 2) % 5999999999LL, 10, 10, QLatin1Char('0')),
            place.province,
            place.city,
            place.district,
            place.town,
            one(streets, mix(chance + 3)) + u" %1 号"_s.arg(mix(chance + 4) % 1500 + 1),
            place.code.left(4) + u"00"_s,
            place.code,
            false};
}

}  // namespace

QString orderId(int number)
{
    return id("0000", number * kStride % kMostOrders);
}

int numberOf(const QString &orderId)
{
    static const qint64 inverse = [] {
        // kMostOrders is a prime: the power p - 2 undoes a multiplication.
        qint64 result = 1;
        qint64 base = kStride;
        for (qint64 power = kMostOrders - 2; power > 0; power /= 2) {
            if (power % 2 == 1)
                result = result * base % kMostOrders;
            base = base * base % kMostOrders;
        }
        return result;
    }();
    bool isNumber = false;
    const qint64 tail = QStringView(orderId).right(12).toLongLong(&isNumber);
    return isNumber ? static_cast<int>(tail * inverse % kMostOrders) : -1;
}

bool isOpen(int number)
{
    return number % 5 == 0;
}

QString waybillOf(int number)
{
    return u"YT%1"_s.arg(8800000000000LL + qint64(mix(static_cast<quint32>(number))) * 97 % 99999999999LL);
}

Order makeOrder(int number, const Shape &shape)
{
    constexpr qint64 kSpread = 170 * 24 * kHour;
    const auto chance = mix(static_cast<quint32>(number) + 1U);
    const bool open = isOpen(number);
    Order order;
    order.id = OrderId(orderId(number));
    order.version = 1;
    order.number = u"40%1"_s.arg(1000000000000000LL + qint64(chance) * 7919 % 899999999999999LL);
    order.supplier = OrgId(u"huafeng"_s);
    order.dealer = OrgId(u"d%1"_s.arg(number % 40));
    order.dealerName = u"小林百货 %1 店"_s.arg(number % 40 + 1);
    order.createdAtMs = kNow - number * (kSpread / shape.orders);
    order.dueAtMs = order.createdAtMs + 48 * kHour;
    order.recipient = makeRecipient(chance);
    for (int place = 0; place < shape.lines; ++place)
        order.lines += makeLine(number, place, open);
    if (!open) {
        Shipment parcel;
        parcel.id = ShipmentId(id("7777", number));
        parcel.courier = u"YTO"_s;
        parcel.waybill = waybillOf(number);
        parcel.weightGrams = 1200;
        parcel.shippedAtMs = order.createdAtMs + kHour;
        for (const Line &line : std::as_const(order.lines))
            parcel.lines += {line.id, 10};
        order.shipments += parcel;
    }
    return order;
}

contract::PullItem makeItem(const Order &order, qint64 version, qint64 pos)
{
    Order made = order;
    made.version = version;
    return {u"order"_s, order.id.value, version, pos, contract::PullItem::Gone::No, contract::orderToJson(made, true)};
}

QList<int> inOrderOfIds(const Shape &shape)
{
    QList<int> numbers(shape.orders);
    std::iota(numbers.begin(), numbers.end(), 0);
    std::sort(numbers.begin(), numbers.end(),
              [](int a, int b) { return a * kStride % kMostOrders < b * kStride % kMostOrders; });
    return numbers;
}

double meanBytes(const Shape &shape)
{
    constexpr int kSample = 200;
    qint64 bytes = 0;
    for (int i = 0; i < kSample; ++i)
        bytes += contract::compact(contract::orderToJson(makeOrder(i, shape), true)).size();
    return static_cast<double>(bytes) / kSample;
}

}  // namespace wyh::bench
