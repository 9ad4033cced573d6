// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/benchgui.h"

#include <QAbstractButton>
#include <QApplication>
#include <QInputMethodEvent>
#include <QLabel>
#include <QTest>

namespace wyh::test {

namespace {

Line line(const QString &id, const QString &title, const QString &attributes, const QString &location,
          const QString &barcode, int ordered, int picked)
{
    Line one = makeLine(id, title, ordered, barcode);
    one.attributes = attributes;
    one.location = location;
    one.articleNumber = QStringLiteral("HF-") + barcode.right(4);
    one.picked = picked;
    return one;
}

}  // namespace

BenchGui::BenchGui()
{
    const qint64 now = clock.nowMs();
    constexpr qint64 minute = 60000;
    const auto add = [this](const QString &id, qint64 due, const QString &dealer, const QList<Line> &lines,
                            const auto &more) {
        Order order = makeOrder(id, due, lines);
        order.number = QStringLiteral("CG20261123-") + id;
        order.dealerName = dealer;
        more(order);
        store.putQuietly(order);
    };
    const auto nothing = [](Order &) {};
    add(QStringLiteral("00871"), now + 70 * minute, QStringLiteral("杭州云链贸易"),
        {line(QStringLiteral("871a"), QStringLiteral("中性笔 0.5mm"), QStringLiteral("黑色 · 12支/盒"),
              QStringLiteral("A-03-12"), QStringLiteral("6901234567892"), 5, 2),
         line(QStringLiteral("871b"), QStringLiteral("A5 线圈本"), QStringLiteral("牛皮纸 · 80页"),
              QStringLiteral("A-05-01"), QStringLiteral("6901234561117"), 5, 5),
         line(QStringLiteral("871c"), QStringLiteral("便利贴 76×76"), QStringLiteral("四色 · 400张"),
              QStringLiteral("B-01-07"), QStringLiteral("6901234569991"), 1, 0),
         line(QStringLiteral("871d"), QStringLiteral("订书机 24/6"), QStringLiteral("蓝色"), QStringLiteral("C-02-02"),
              QStringLiteral("6901234560004"), 1, 0)},
        [](Order &order) {
            order.buyerRemark = QStringLiteral("外箱不要贴店标，易碎，多垫气泡膜");
            order.lines[3].outOfStock = true;
        });
    add(QStringLiteral("00869"), now + 208 * minute, QStringLiteral("广州星河跨境"),
        {line(QStringLiteral("869a"), QStringLiteral("透明胶带 48mm×60m"), QStringLiteral("6 卷装"),
              QStringLiteral("D-01-01"), QStringLiteral("6901234562220"), 30, 0)},
        nothing);
    add(QStringLiteral("00866"), now - 95 * minute, QStringLiteral("深圳优选科技有限公司（直供客户）"),
        {line(QStringLiteral("866a"), QStringLiteral("记号笔 双头油性 勾线笔 儿童绘画 防水速干 办公批发"),
              QStringLiteral("红色 · 10支/盒"), QStringLiteral("A-03-13"), QStringLiteral("6901234563331"), 6, 3),
         line(QStringLiteral("866b"), QStringLiteral("中性笔 0.5mm"), QStringLiteral("黑色 · 12支/盒"),
              QStringLiteral("A-03-12"), QStringLiteral("6901234567892"), 3, 0)},
        [](Order &order) { order.lines[1].outOfStock = true; });
    add(QStringLiteral("00861"), now + 25 * 60 * minute, QStringLiteral("宁波东港进出口"),
        {line(QStringLiteral("861a"), QStringLiteral("文件夹 A4"), QStringLiteral("蓝色 · 双强力夹"),
              QStringLiteral("B-04-03"), QStringLiteral("6901234564442"), 4, 4),
         line(QStringLiteral("861b"), QStringLiteral("回形针"), QStringLiteral("29mm · 100枚"),
              QStringLiteral("C-01-09"), QStringLiteral("6901234565553"), 2, 1)},
        nothing);
    add(QStringLiteral("00858"), now + 46 * 60 * minute, QStringLiteral("厦门鹭岛电商"),
        {line(QStringLiteral("858a"), QStringLiteral("修正带"), QStringLiteral("5mm×8m"), QStringLiteral("A-02-08"),
              QStringLiteral("6901234566664"), 3, 0)},
        nothing);
    add(QStringLiteral("00850"), now + 5 * 60 * minute, QStringLiteral("福清阿明商行"),
        {line(QStringLiteral("850a"), QStringLiteral("计算器 12 位"), QStringLiteral("太阳能 · 灰色"),
              QStringLiteral("E-01-01"), QStringLiteral("6901234568885"), 2, 2),
         line(QStringLiteral("850b"), QStringLiteral("A5 线圈本"), QStringLiteral("牛皮纸 · 80页"),
              QStringLiteral("A-05-01"), QStringLiteral("6901234561117"), 3, 3)},
        [](Order &order) {
            order.recipient.name = QStringLiteral("陈大文");
            order.recipient.province = QStringLiteral("福建省");
            order.recipient.city = QStringLiteral("福州市");
            order.recipient.district = QStringLiteral("福清市");
            order.recipient.street = QStringLiteral("玉屏街道 清荣大道 8 号 3 号楼 1204");
        });
    add(QStringLiteral("00811"), now - 20 * 60 * minute, QStringLiteral("杭州云链贸易"),
        {line(QStringLiteral("811a"), QStringLiteral("橡皮 2B"), QStringLiteral("白色 · 30块/盒"),
              QStringLiteral("A-01-02"), QStringLiteral("6901234560011"), 4, 4)},
        [now](Order &order) {
            Shipment parcel;
            parcel.id = ShipmentId(QStringLiteral("parcel-1"));
            parcel.courier = QStringLiteral("YTO");
            parcel.waybill = QStringLiteral("YT8612304566778");
            parcel.weightGrams = 1250;
            parcel.freight = Money{850};
            parcel.lines = {{LineId(QStringLiteral("811a")), 3}};
            parcel.shippedAtMs = now - 50 * 60000;
            parcel.shippedBy = QStringLiteral("仓库02");
            order.lines[0].shipped = 3;
            order.shipments = {parcel};
        });
    store.setAddresses({Address{AddressId(QStringLiteral("west")), 1, QStringLiteral("张三"),
                                QStringLiteral("13800001100"), QStringLiteral("浙江省"), QStringLiteral("金华市"),
                                QStringLiteral("义乌市"), QStringLiteral("城西街道 华丰文具 2 号仓"), true},
                        Address{AddressId(QStringLiteral("north")), 1, QStringLiteral("李四"),
                                QStringLiteral("13900002200"), QStringLiteral("浙江省"), QStringLiteral("金华市"),
                                QStringLiteral("义乌市"), QStringLiteral("北苑街道 1 号仓"), false}});
}

void BenchGui::show(QWidget &page, int width, int height)
{
    page.resize(width, height);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
}

void BenchGui::keys(QWidget &page, const QString &ascii)
{
    QTest::keyClicks(QApplication::focusWidget() ? QApplication::focusWidget() : &page, ascii);
}

void BenchGui::key(QWidget &page, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &page, key, modifiers);
}

void BenchGui::commit(QWidget &page, const QString &text)
{
    QInputMethodEvent event;
    event.setCommitString(text);
    QApplication::sendEvent(QApplication::focusWidget() ? QApplication::focusWidget() : &page, &event);
}

void BenchGui::scan(QWidget &page, const QString &code)
{
    keys(page, code);
    key(page, Qt::Key_Return);
}

void BenchGui::shot(QWidget &page, const QString &name)
{
    const QString folder = qEnvironmentVariable("WYH_SHOTS");
    if (folder.isEmpty())
        return;
    QTest::qWait(50);  // layouts settle
    const QString scale = QString::number(page.devicePixelRatioF(), 'f', 1);
    const QString look = ui::tokens(&page).dark ? QStringLiteral("dark") : QStringLiteral("light");
    QVERIFY(page.grab().save(QStringLiteral("%1/%2-%3-%4.png").arg(folder, name, look, scale)));
}

QStringList BenchGui::clipped(const QWidget &page)
{
    QStringList found;
    for (const QWidget *widget : page.findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        if (const auto *label = qobject_cast<const QLabel *>(widget);
            label && !label->text().isEmpty() && !label->wordWrap()) {
            if (label->width() + 1 < label->sizeHint().width())
                found.append(label->text());
        } else if (const auto *button = qobject_cast<const QAbstractButton *>(widget);
                   button && !button->text().isEmpty()) {
            if (button->width() + 1 < button->minimumSizeHint().width())
                found.append(button->text());
        }
        const QRect inPage(widget->mapTo(&page, QPoint()), widget->size());
        if (!widget->parentWidget()->inherits("QAbstractScrollArea") && qobject_cast<const QAbstractButton *>(widget) &&
            !page.rect().contains(inPage) && !widget->visibleRegion().isEmpty())
            found.append(QStringLiteral("outside: ") + widget->accessibleName());
    }
    return found;
}

}  // namespace wyh::test
