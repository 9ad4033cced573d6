// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QTest>
#include <QWidget>

#include "app/desktop/translator.h"

namespace wyh::desktop {

using namespace Qt::StringLiterals;

class TestTranslator : public QObject
{
    Q_OBJECT

private slots:
    void bothLanguagesAreAboard()
    {
        for (const QString &name : {u"woyouhuo_zh_CN"_s, u"woyouhuo_en"_s})
            QVERIFY2(QFile::exists(u":/i18n/%1.qm"_s.arg(name)), qPrintable(name));
    }

    void standardButtonsSpeakChinese()
    {
        if (!QFile::exists(u":/i18n/qtbase_zh_CN.qm"_s))
            QFAIL("Qt's own Chinese texts are missing in this build");
        Translator translator;
        translator.setLanguage(u"zh_CN"_s);
        QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), u"取消"_s);
        QCOMPARE(QLocale().language(), QLocale::Chinese);
        translator.setLanguage(u"en"_s);
        QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), u"Cancel"_s);
        QCOMPARE(translator.language(), u"en"_s);
    }

    void emptyMeansTheSystem()
    {
        Translator translator;
        translator.setLanguage({});
        QCOMPARE(translator.language(), Translator::systemLanguage());
    }
};

}  // namespace wyh::desktop

QTEST_MAIN(wyh::desktop::TestTranslator)
#include "tst_translator.moc"
