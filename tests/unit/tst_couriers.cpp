// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "models/domain/couriers.h"

using namespace Qt::StringLiterals;

namespace wyh {

namespace {

// JSON written with single quotes.
QByteArray quoted(const char *json)
{
    return QByteArray(json).replace('\'', '"');
}

}  // namespace

class TestCouriers : public QObject
{
    Q_OBJECT

private:
    QList<Courier> m_couriers;

private slots:
    void initTestCase()
    {
        QStringList problems;
        m_couriers = loadCouriers(u":/couriers"_s, &problems);
        QCOMPARE(problems, QStringList());
    }

    void carriesEveryCourierOnce()
    {
        QStringList codes;
        for (const Courier &courier : std::as_const(m_couriers)) {
            codes.append(courier.code);
            QCOMPARE(courier.platformCodes.value(u"kdniao"_s), courier.code);
            QVERIFY(!courier.waybillPatterns.isEmpty());
            QVERIFY(!courier.matchNames.isEmpty());
        }
        QCOMPARE(codes.first(), u"SF"_s);
        codes.sort();
        QCOMPARE(codes, QStringList({u"DBL"_s, u"EMS"_s, u"HHTT"_s, u"HTKY"_s, u"JD"_s, u"JTSD"_s, u"SF"_s, u"STO"_s,
                                     u"YD"_s, u"YTO"_s, u"YZPY"_s, u"ZJS"_s, u"ZTO"_s}));
    }

    void knowsCodesOfOtherPlatforms()
    {
        QCOMPARE(findCourier(m_couriers, u"SF"_s)->platformCodes.value(u"1688"_s), u"SF"_s);
        QCOMPARE(findCourier(m_couriers, u"YD"_s)->platformCodes.value(u"wechat"_s), u"YUNDA"_s);
        // Not verified, so not claimed.
        QVERIFY(!findCourier(m_couriers, u"YD"_s)->platformCodes.contains(u"1688"_s));
        QCOMPARE(findCourier(m_couriers, u"YTO"_s)->labelSizesMm, QList<QSize>({QSize(76, 130)}));
        QCOMPARE(findCourier(m_couriers, u"NOBODY"_s), nullptr);
    }

    void fitsItsOwnSamples()
    {
        int samples = 0;
        for (const Courier &courier : std::as_const(m_couriers)) {
            for (const WaybillPattern &pattern : courier.waybillPatterns) {
                for (const QString &sample : pattern.samples) {
                    ++samples;
                    QVERIFY2(pattern.fits(sample), qPrintable(sample));
                    QVERIFY2(guessCouriers(m_couriers, sample).contains(courier.code), qPrintable(sample));
                    // The numbers of a network that took over another's are allowed to raise a doubt.
                    if (courier.code != "HTKY"_L1)
                        QCOMPARE(waybillFit(m_couriers, courier.code, sample), WaybillFit::Fits);
                }
            }
        }
        QVERIFY(samples >= 14);
    }

    void guesses_data()
    {
        QTest::addColumn<QString>("waybill");
        QTest::addColumn<QString>("first");
        QTest::newRow("sf") << u"SF1613099010320"_s << u"SF"_s;
        QTest::newRow("yto") << u"YT1683175267694"_s << u"YTO"_s;
        QTest::newRow("as scanned") << u" yt1683175267694\r\n"_s << u"YTO"_s;
        QTest::newRow("full width") << u"ＹＴ1683175267694"_s << u"YTO"_s;
        QTest::newRow("in groups") << u"SF 1613 0990 10320"_s << u"SF"_s;
        QTest::newRow("jt before best") << u"JT3095828741092"_s << u"JTSD"_s;
        QTest::newRow("jd") << u"JDVA11408814483"_s << u"JD"_s;
        QTest::newRow("dbl") << u"DPK364112047425"_s << u"DBL"_s;
        QTest::newRow("sto") << u"77316523125896"_s << u"STO"_s;
        QTest::newRow("yd") << u"462598779470531"_s << u"YD"_s;
        QTest::newRow("ems s10") << u"EE471108151FR"_s << u"EMS"_s;
        QTest::newRow("nothing") << u"HELLO"_s << QString();
        QTest::newRow("empty") << QString() << QString();
    }

    void guesses()
    {
        QFETCH(QString, waybill);
        QFETCH(QString, first);
        const QStringList guessed = guessCouriers(m_couriers, waybill);
        QCOMPARE(guessed.isEmpty() ? QString() : guessed.first(), first);
    }

    void offersSeveralWhereNumbersOverlap()
    {
        const QStringList guessed = guessCouriers(m_couriers, u"638650888018"_s);
        QVERIFY(guessed.contains(u"ZTO"_s));
        QVERIFY(guessed.contains(u"SF"_s));
    }

    void warnsOnlyOfWhatIsClearlyForeign()
    {
        QCOMPARE(waybillFit(m_couriers, u"YTO"_s, u"SF1613099010320"_s), WaybillFit::LooksForeign);
        QCOMPARE(waybillFit(m_couriers, u"YTO"_s, u"YT1683175267694"_s), WaybillFit::Fits);
        // Patterns are incomplete: not known is not wrong.
        QCOMPARE(waybillFit(m_couriers, u"YTO"_s, u"1234567"_s), WaybillFit::Unknown);
        QCOMPARE(waybillFit(m_couriers, u"NEWCOMER"_s, u"SF1613099010320"_s), WaybillFit::Unknown);
    }

    void checksDigitsOfS10()
    {
        QCOMPARE(s10CheckDigit(u"00071761"_s), 8);
        QCOMPARE(s10CheckDigit(u"00071759"_s), 5);
        QCOMPARE(s10CheckDigit(u"96633102"_s), 0);
        QCOMPARE(s10CheckDigit(u"12345678"_s), 5);
        QCOMPARE(s10CheckDigit(u"1234567"_s), -1);
        QCOMPARE(s10CheckDigit(u"1234567A"_s), -1);
        QVERIFY(isS10(u"EB000717618HK"_s));
        QVERIFY(isS10(u"EB000717595HK"_s));
        QVERIFY(isS10(u"EE471108151FR"_s));
        QVERIFY(!isS10(u"EB900717618HK"_s));
        QVERIFY(!isS10(u"1234567891011"_s));
        QVERIFY(!isS10(u"EB000717618HK\n"_s));
        QVERIFY(!guessCouriers(m_couriers, u"EB900717618HK"_s).contains(u"EMS"_s));
    }

    void refusesBrokenFiles()
    {
        QVERIFY(!courierFromJson("{"));
        QVERIFY(!courierFromJson("[]"));
        QVERIFY(!courierFromJson(quoted("{'code':'X'}")));
        const auto bad = courierFromJson(
            quoted("{'code':'X','name':{'zh':'x','en':'x'},'waybill_patterns':[{'regex':'(','confidence':'high'}]}"));
        QVERIFY(!bad);
        QCOMPARE(bad.error().code, u"courier-malformed"_s);
        QVERIFY(courierFromJson(quoted("{'code':'X','name':{'zh':'x','en':'x'}}")).ok());

        QTemporaryDir dir;
        QFile file(dir.filePath(u"Y.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(quoted("{'code':'X','name':{'zh':'x','en':'x'}}"));
        file.close();
        QStringList problems;
        QVERIFY(loadCouriers(dir.path(), &problems).isEmpty());
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems.first().startsWith(u"Y.json"_s));
    }
};

}  // namespace wyh

QTEST_APPLESS_MAIN(wyh::TestCouriers)
#include "tst_couriers.moc"
