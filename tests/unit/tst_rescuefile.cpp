// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "models/rescue/rescuefile.h"

namespace wyh::rescue {

using namespace Qt::StringLiterals;

class TestRescueFile : public QObject
{
    Q_OBJECT

    const QString m_words = u"两只黄鹂鸣翠柳 1 2 3"_s;

    static QByteArray pattern(qsizetype size)
    {
        QByteArray out(size, '\0');
        for (qsizetype i = 0; i < size; ++i)
            out[i] = static_cast<char>(i * 31 % 251);
        return out;
    }

private slots:
    void comesBack_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 100, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 300000})
            QTest::addRow("%d bytes", size) << size;
    }
    void comesBack()
    {
        QFETCH(int, size);
        const auto file = seal(pattern(size), m_words, Cost::Least);
        QVERIFY(file.ok());
        if (size > 20)
            QVERIFY2(!file->contains(pattern(size).left(20)), "the content can be read in the file");
        const auto content = open(*file, m_words);
        QVERIFY(content.ok());
        QCOMPARE(*content, pattern(size));
    }

    void theCostOfTheProductWorks()
    {
        const auto file = seal("[]", m_words);
        QVERIFY(file.ok());
        QCOMPARE(*open(*file, m_words), QByteArray("[]"));
    }

    void twoFilesOfTheSameAreDifferent()
    {
        QVERIFY(*seal("same", m_words, Cost::Least) != *seal("same", m_words, Cost::Least));
    }

    void anotherPassphraseIsSaid()
    {
        const auto file = seal("content", m_words, Cost::Least);
        for (const QString &wrong : {u"两只黄鹂鸣翠柳 1 2 4"_s, QString(), m_words + u' '}) {
            const auto content = open(*file, wrong);
            QVERIFY(!content.ok());
            QCOMPARE(content.error().code, u"rescue-passphrase"_s);
        }
    }

    void composedCharactersAreTheSame()
    {
        const auto file = seal("content", u"caf\u00e9 au lait"_s, Cost::Least);
        QVERIFY(open(*file, u"cafe\u0301 au lait"_s).ok());
    }

    void shortPassphrasesAreRefused()
    {
        const auto file = seal("content", u"123456789"_s, Cost::Least);
        QVERIFY(!file.ok());
        QCOMPARE(file.error().code, u"passphrase-short"_s);
        QCOMPARE(file.error().params.value(u"least"_s).toInt(), 10);
    }

    void everyFlippedBitIsFound()
    {
        const QByteArray file = *seal("a short document", m_words, Cost::Least);
        for (qsizetype at = 0; at < file.size(); ++at) {
            QByteArray flipped = file;
            flipped[at] = static_cast<char>(flipped.at(at) ^ (1 << (at % 8)));
            const auto content = open(flipped, m_words);
            QVERIFY2(!content.ok(), qPrintable(QString::number(at)));
            const QString code = content.error().code;
            QVERIFY2(code == u"rescue-damaged"_s || code == u"rescue-not-ours"_s || code == u"rescue-newer"_s,
                     qPrintable(code));
        }
    }

    void nothingMayBeCutOffAddedOrExchanged()
    {
        const QByteArray file = *seal(pattern(200000), m_words, Cost::Least);
        for (const qsizetype size : {qsizetype{0}, qsizetype{5}, qsizetype{50}, file.size() - 200000 + 65536,
                                     file.size() - 1, file.size() - 70000})
            QVERIFY2(!open(file.left(size), m_words).ok(), qPrintable(QString::number(size)));
        QVERIFY(!open(file + 'x', m_words).ok());
        QVERIFY(!open(file + file, m_words).ok());
        // Two parts in the other order.
        const qsizetype part = 64 * 1024 + 17;
        const qsizetype head = file.size() - 200000 - 4 * 17;
        QByteArray swapped =
            file.left(head) + file.mid(head + part, part) + file.mid(head, part) + file.mid(head + 2 * part);
        QCOMPARE(swapped.size(), file.size());
        QCOMPARE(open(swapped, m_words).error().code, u"rescue-damaged"_s);
        // A head of one file before the content of another.
        const QByteArray other = *seal(pattern(200000), m_words, Cost::Least);
        QCOMPARE(open(file.left(head) + other.mid(head), m_words).error().code, u"rescue-damaged"_s);
    }

    void otherFilesAreNamed()
    {
        QCOMPARE(open("{\"format\":\"something\"}", m_words).error().code, u"rescue-not-ours"_s);
        QCOMPARE(open({}, m_words).error().code, u"rescue-not-ours"_s);
        QByteArray newer = *seal("content", m_words, Cost::Least);
        newer[11] = 2;
        QCOMPARE(open(newer, m_words).error().code, u"rescue-newer"_s);
    }
};

}  // namespace wyh::rescue

QTEST_APPLESS_MAIN(wyh::rescue::TestRescueFile)
#include "tst_rescuefile.moc"
