// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include "app/desktop/singleinstance.h"

namespace wyh::desktop {

using namespace Qt::StringLiterals;

class TestSingleInstance : public QObject
{
    Q_OBJECT

private slots:
    void theSecondRaisesTheFirst()
    {
        const QTemporaryDir dir;
        SingleInstance first(dir.path());
        QVERIFY(first.claim());
        QSignalSpy raised(&first, &SingleInstance::raiseRequested);
        // On a thread of its own, as the second start is a process of its own.
        std::unique_ptr<QThread> other(QThread::create([&] {
            SingleInstance second(dir.path());
            QVERIFY(!second.claim());
        }));
        other->start();
        QTRY_COMPARE(raised.size(), 1);
        QVERIFY(other->wait(5000));
    }

    void anotherRootIsAnotherProgram()
    {
        const QTemporaryDir one, two;
        SingleInstance first(one.path()), second(two.path());
        QVERIFY(first.claim());
        QVERIFY(second.claim());
        QVERIFY(first.socketName() != second.socketName());
    }

    /// Or the start would end without a word.
    void aFolderThatCannotBeUsedIsNotAnotherProgram()
    {
        const QTemporaryDir dir;
        QFile file(dir.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        SingleInstance first(file.fileName() + u"/root"_s);
        QVERIFY(first.claim());
    }

    void afterTheEndTheNextOneIsFirst()
    {
        const QTemporaryDir dir;
        {
            SingleInstance first(dir.path());
            QVERIFY(first.claim());
        }
        SingleInstance second(dir.path());
        QVERIFY(second.claim());
    }

    void understandsOneWordOnly_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("other word") << QByteArray("open /etc/passwd\n");
        QTest::newRow("more") << QByteArray("raise\nraise\n");
        QTest::newRow("much") << QByteArray(100000, 'r');
        QTest::newRow("binary") << QByteArray("\0\1\2\3\4\5\6", 7);
        QTest::newRow("prefix") << QByteArray("raisin");
    }
    void understandsOneWordOnly()
    {
        QFETCH(QByteArray, said);
        const QTemporaryDir dir;
        SingleInstance first(dir.path());
        QVERIFY(first.claim());
        QSignalSpy raised(&first, &SingleInstance::raiseRequested);
        QLocalSocket socket;
        QSignalSpy cut(&socket, &QLocalSocket::disconnected);
        socket.connectToServer(first.socketName());
        QVERIFY(socket.waitForConnected(2000));
        socket.write(said);
        QTRY_COMPARE(cut.size(), 1);
        QCOMPARE(raised.size(), 0);
    }

    void aWordInPiecesIsUnderstood()
    {
        const QTemporaryDir dir;
        SingleInstance first(dir.path());
        QVERIFY(first.claim());
        QSignalSpy raised(&first, &SingleInstance::raiseRequested);
        QLocalSocket socket;
        socket.connectToServer(first.socketName());
        QVERIFY(socket.waitForConnected(2000));
        for (const char c : {'r', 'a', 'i', 's', 'e', '\n'}) {
            socket.write(&c, 1);
            socket.flush();
        }
        QTRY_COMPARE(raised.size(), 1);
    }
};

}  // namespace wyh::desktop

QTEST_GUILESS_MAIN(wyh::desktop::TestSingleInstance)
#include "tst_singleinstance.moc"
