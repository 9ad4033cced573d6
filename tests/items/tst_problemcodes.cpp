// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include "models/items/problemtext.h"

namespace wyh::items {

using namespace Qt::StringLiterals;

namespace {

QString read(const QString &path)
{
    QFile file(QStringLiteral(WYH_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QSet<QString> found(const QString &text, const QString &pattern)
{
    QSet<QString> codes;
    const QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
    for (auto it = expression.globalMatch(text); it.hasNext();)
        codes.insert(it.next().captured(1));
    return codes;
}

QStringList missing(const QSet<QString> &wanted, const QSet<QString> &there)
{
    QStringList codes = (wanted - there).values();
    codes.sort();
    return codes;
}

}  // namespace

/// The page for developers, the contract, the rules and the sentences name the same codes.
class TestProblemCodes : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_documented = found(read(u"resources/docs/dev/problems.md"_s), u"^\\| `([a-z0-9-]+)` \\|"_s);
        QVERIFY(m_documented.size() > 60);
    }

    void everyDocumentedCodeHasASentence()
    {
        for (const QString &code : std::as_const(m_documented))
            QVERIFY2(hasSentence(code), qPrintable(code));
    }

    void everyCodeOfTheRulesIsDocumented()
    {
        const QString rules = read(u"models/domain/decide.cpp"_s) + read(u"models/domain/shipmentrules.cpp"_s) +
                              read(u"net/server/judge.cpp"_s);
        // The only texts with a hyphen there are codes; the platform's table has a status behind each.
        const QSet<QString> used = found(rules, u"\"([a-z]+(?:-[a-z]+)+)\""_s) +
                                   found(read(u"net/server/problems.cpp"_s), u"\\{\"([a-z-]+)\", [45]"_s);
        QVERIFY(used.size() > 40);
        QCOMPARE(missing(used, m_documented), QStringList());
    }

    void everyCodeOfTheContractIsDocumented()
    {
        const QString contract = read(u"net/contract/openapi.yaml"_s);
        const QSet<QString> used = found(contract, u"type: /problems/([a-z0-9-]+)"_s) +
                                   found(contract, u"^ +- ([a-z]+(?:-[a-z]+)+)$"_s) +
                                   found(contract, u"code: \\{const: ([a-z-]+)\\}"_s);
        QVERIFY(used.size() > 50);
        QCOMPARE(missing(used, m_documented), QStringList());
    }

private:
    QSet<QString> m_documented;
};

}  // namespace wyh::items

QTEST_APPLESS_MAIN(wyh::items::TestProblemCodes)
#include "tst_problemcodes.moc"
