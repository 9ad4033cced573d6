// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "models/items/preferences.h"
#include "models/items/problemtext.h"

namespace wyh::items {

using namespace Qt::StringLiterals;

class TestProblemText : public QObject
{
    Q_OBJECT

    static QString content(const QString &path)
    {
        QFile file(QStringLiteral(WYH_SOURCE_DIR) + u'/' + path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private slots:
    /// Every code the rules can answer with has a sentence of its own.
    void everyCodeOfTheRulesHasASentence()
    {
        QStringList codes;
        const QRegularExpression any(u"\"([a-z]+(?:-[a-z]+)+)\""_s);
        for (const QString &path : {u"models/domain/decide.cpp"_s, u"models/domain/shipmentrules.cpp"_s}) {
            auto found = any.globalMatch(content(path));
            while (found.hasNext())
                codes.append(found.next().captured(1));
        }
        QVERIFY(codes.size() > 20);
        QStringList missing;
        for (const QString &code : codes) {
            if (!hasSentence(code))
                missing.append(code);
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u' ')));
    }

    void noCodeStandsTwiceAndEverySentenceIsOne()
    {
        QSet<QString> seen;
        const QStringList codes = problemCodes();
        for (const QString &code : codes) {
            QVERIFY2(!seen.contains(code), qPrintable(code));
            seen.insert(code);
            const Sentence sentence = problemSentence(code);
            QVERIFY2(sentence.todo.endsWith(u'.'), qPrintable(code));
            QVERIFY2(!sentence.text().contains(u'{'), qPrintable(sentence.text()));
        }
    }

    void parametersAreFilledIn()
    {
        const Sentence sentence = problemSentence(
            u"already-picked"_s, {{u"title"_s, u"中性笔"_s}, {u"delta"_s, 5}, {u"picked"_s, 4}, {u"ordered"_s, 6}});
        QCOMPARE(sentence.todo, u"Put your 5 back on the shelf."_s);
        QVERIFY(sentence.why.contains(u"\"中性笔\" is already picked: 4 of 6"_s));
        QCOMPARE(fieldErrorText(FieldError{u"/lines/l1/qty"_s, u"quantity-more-than-left"_s, {{u"most"_s, 3}}}),
                 u"At most 3 can go into this parcel."_s);
        QVERIFY(problemSentence(u"already-picked"_s).why.contains(u"this item"_s));
    }

    void aParameterThatLooksLikeAPlaceholderIsNotFilledAgain()
    {
        const Sentence sentence =
            problemSentence(u"already-picked"_s,
                            {{u"title"_s, u"{ordered} {x}"_s}, {u"ordered"_s, 6}, {u"picked"_s, 1}, {u"delta"_s, 1}});
        QVERIFY(sentence.why.contains(u"{ordered} {x}"_s));
    }

    void unknownCodesAreHonest()
    {
        const Sentence sentence = problemSentence(u"moon-phase"_s, {}, u"the moon is full"_s);
        QVERIFY(sentence.why.contains(u"moon-phase"_s));
        QVERIFY(sentence.why.contains(u"the moon is full"_s));
        QVERIFY(!sentence.todo.isEmpty());
        QVERIFY(!problemSentence(QString()).todo.isEmpty());
    }

    void wrongFieldsAreNamedInAProblem()
    {
        const Problem problem{Problem::Kind::Rejected,
                              u"shipment-invalid"_s,
                              {},
                              {{u"/weight_g"_s, u"weight-not-positive-integer"_s, {}}},
                              {}};
        QVERIFY(problemSentence(problem).why.contains(u"whole grams"_s));
    }

    void notSavedSaysWhy()
    {
        QVERIFY(problemSentence(u"not-saved"_s, {{u"reason"_s, u"disk-full"_s}}).why.contains(u"disk is full"_s));
    }

    // --- preferences ---

    void preferencesStartWithGoodValuesAndIgnoreNonsense()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"p.ini"_s);
        {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("[General]\nlanguage=klingon\nretention_days=9999\ntheme=pink\n");
        }
        Preferences preferences(path);
        QCOMPARE(preferences.language(), Preferences::Language::System);
        QCOMPARE(preferences.retentionDays(), 30);
        QCOMPARE(preferences.appearance(), Preferences::Appearance::System);
        QCOMPARE(preferences.afterPicking(), Preferences::AfterPicking::Ask);
        QSignalSpy changed(&preferences, &Preferences::retentionDaysChanged);
        preferences.setRetentionDays(1);
        QCOMPARE(preferences.retentionDays(), 7);
        preferences.setRetentionDays(7);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(preferences.localeName(u"zh_TW"_s), u"zh_CN"_s);
        QCOMPARE(preferences.localeName(u"fr_FR"_s), u"en"_s);
        preferences.setLanguage(Preferences::Language::English);
        QCOMPARE(preferences.localeName(u"zh_CN"_s), u"en"_s);
    }

    void preferencesOutliveAStart()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"p.ini"_s);
        {
            Preferences preferences(path);
            preferences.setWorkOffline(true);
            preferences.setLook(u"window"_s, QByteArray("\0\x01\xff", 3));
            preferences.rememberAccount(u"https://p"_s, u"packer@huafeng"_s);
        }
        const Preferences again(path);
        QVERIFY(again.workOffline());
        QCOMPARE(again.look(u"window"_s), QByteArray("\0\x01\xff", 3));
        QCOMPARE(again.login(), u"packer@huafeng"_s);
    }
};

}  // namespace wyh::items

QTEST_GUILESS_MAIN(wyh::items::TestProblemText)
#include "tst_problemtext.moc"
