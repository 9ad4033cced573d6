// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QSet>
#include <QTest>

#include "models/core/uuid7.h"

namespace wyh {

class FixedClock final : public Clock
{
public:
    explicit FixedClock(qint64 now) : m_now(now) {}
    [[nodiscard]] qint64 nowMs() const override { return m_now; }
    [[nodiscard]] qint64 monotonicMs() const override { return 0; }

private:
    qint64 m_now;
};

class TestUuid7 : public QObject
{
    Q_OBJECT

private slots:
    void carriesTimeVersionAndVariant()
    {
        // RFC 9562, appendix A.6: 2022-02-22T19:22:22.000Z = 0x017F22E279B0
        const FixedClock clock(0x017F22E279B0);
        SystemRandom random;
        const QString id = makeUuid7(clock, random);
        QVERIFY(isUuid(id));
        QVERIFY(id.startsWith(QStringLiteral("017f22e2-79b0-7")));
        QVERIFY(QStringLiteral("89ab").contains(id.at(19)));
    }

    void neverRepeats()
    {
        const SystemClock clock;
        SystemRandom random;
        QSet<QString> seen;
        for (int i = 0; i < 10000; ++i)
            seen.insert(makeUuid7(clock, random));
        QCOMPARE(seen.size(), 10000);
    }

    void recognisesUuids()
    {
        QVERIFY(!isUuid(QStringLiteral("017F22E2-79B0-7CC3-98C4-DC0C0C07398F")));
        QVERIFY(isUuid(QStringLiteral("017f22e2-79b0-7cc3-98c4-dc0c0c07398f")));
        QVERIFY(!isUuid(QStringLiteral("017f22e2-79b0-7cc3-98c4-dc0c0c07398")));
        QVERIFY(!isUuid(QString()));
    }
};

}  // namespace wyh

QTEST_APPLESS_MAIN(wyh::TestUuid7)
#include "tst_uuid7.moc"
