// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/desktop/embeddedplatform.h"
#include "tests/support/realplatform.h"

namespace wyh::desktop {

using namespace Qt::StringLiterals;

class TestEmbeddedPlatform : public QObject
{
    Q_OBJECT

private slots:
    void startsAnswersAndStops()
    {
        const QTemporaryDir dir;
        EmbeddedPlatform platform(dir.path() + u"/数据"_s);
        QSignalSpy ready(&platform, &EmbeddedPlatform::ready);
        platform.start();
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 60000);
        QVERIFY(platform.isReady());
        QCOMPARE(platform.base().host(), u"127.0.0.1"_s);
        QVERIFY(test::PlainClient(platform.base()).isSignedIn());
        QSignalSpy stopped(&platform, &EmbeddedPlatform::stopped);
        platform.stop();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, 10000);
        QVERIFY(!platform.isReady());
    }

    void comesBackAfterACrashWithItsData()
    {
        const QTemporaryDir dir;
        EmbeddedPlatform platform(dir.path());
        QSignalSpy ready(&platform, &EmbeddedPlatform::ready);
        QSignalSpy failed(&platform, &EmbeddedPlatform::failed);
        platform.start();
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 60000);
        const qsizetype orders = test::PlainClient(platform.base()).orders().size();
        QVERIFY(orders > 0);
#ifndef Q_OS_WIN
        QCOMPARE(QProcess::execute(u"kill"_s, {u"-9"_s, QString::number(platform.processId())}), 0);
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 2, 60000);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(test::PlainClient(platform.base()).orders().size(), orders);
#endif
        QSignalSpy stopped(&platform, &EmbeddedPlatform::stopped);
        platform.stop();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, 10000);
    }

    void aMissingProgramSaysSo()
    {
        const QTemporaryDir dir;
        EmbeddedPlatform platform(dir.path());
        platform.setProgram(dir.path() + u"/nothing"_s);
        QSignalSpy failed(&platform, &EmbeddedPlatform::failed);
        platform.start();
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().code, u"platform-not-found"_s);
    }

    void aProgramThatEndsAtOnceIsTriedLaterAndLater()
    {
#ifndef Q_OS_WIN
        const QTemporaryDir dir;
        EmbeddedPlatform platform(dir.path());
        platform.setProgram(u"/bin/false"_s);
        QSignalSpy failed(&platform, &EmbeddedPlatform::failed);
        platform.start();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 2, 5000);
        QCOMPARE(failed.last().first().value<Error>().code, u"platform-stopped"_s);
        QVERIFY(!platform.isReady());
        platform.stop();
#endif
    }
};

}  // namespace wyh::desktop

QTEST_GUILESS_MAIN(wyh::desktop::TestEmbeddedPlatform)
#include "tst_embeddedplatform.moc"
