// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace wyh {

/// Rules that no compiler checks: what must not stand in the product's sources.
class TestSourceRules : public QObject
{
    Q_OBJECT

    static QStringList sources(const QStringList &tops)
    {
        QStringList files;
        for (const QString &top : tops) {
            QDirIterator it(QStringLiteral(WYH_SOURCE_DIR) + QLatin1Char('/') + top,
                            {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                            QDirIterator::Subdirectories);
            while (it.hasNext())
                files.append(it.next());
        }
        return files;
    }

    static QString content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    static QString withoutComments(QString text)
    {
        static const QRegularExpression comments(QStringLiteral("//[^\n]*|/\\*.*?\\*/"),
                                                 QRegularExpression::DotMatchesEverythingOption);
        return text.remove(comments);
    }

    /// What stands between the brackets of each call: "setToolTip(" -> "tr(\"Copy\")".
    static QStringList argumentsOf(const QString &text, const QString &call)
    {
        QStringList found;
        for (qsizetype at = text.indexOf(call); at >= 0; at = text.indexOf(call, at + 1)) {
            const qsizetype begin = at + call.size();
            qsizetype end = begin;
            bool quoted = false;
            for (int open = 1; end < text.size(); ++end) {
                const QChar c = text.at(end);
                if (c == QLatin1Char('\\'))
                    ++end;
                else if (c == QLatin1Char('"'))
                    quoted = !quoted;
                else if (!quoted && c == QLatin1Char('('))
                    ++open;
                else if (!quoted && c == QLatin1Char(')') && --open == 0)
                    break;
            }
            found.append(text.mid(begin, end - begin).simplified());
        }
        return found;
    }

    /// Nothing, words of the program alone (one sentence or one of two), or whatever plainToolTip() makes of it.
    static bool isPlainToolTip(const QString &argument)
    {
        const QString helper = QStringLiteral("plainToolTip(");
        if (argument.startsWith(helper))
            return argumentsOf(argument, helper).constFirst().size() == argument.size() - helper.size() - 1;
        static const QRegularExpression own(QStringLiteral(
            "\\A(\\{\\}|QString\\(\\)|([^?\"]*\\? )?tr\\((\"[^\"]*\" ?)+\\)( : tr\\((\"[^\"]*\" ?)+\\))?)\\z"));
        return own.match(argument).hasMatch();
    }

private slots:
    void tooltipsShowPlainText_data()
    {
        QTest::addColumn<QString>("argument");
        QTest::addColumn<bool>("plain");
        QTest::newRow("nothing") << QStringLiteral("{}") << true;
        QTest::newRow("no text") << QStringLiteral("QString()") << true;
        QTest::newRow("own words") << QStringLiteral("tr(\"Shows (all)\")") << true;
        QTest::newRow("one of two") << QStringLiteral("m_shown ? tr(\"Hide\") : tr(\"Show\")") << true;
        QTest::newRow("made plain") << QStringLiteral("plainToolTip(a ? text() : QString())") << true;
        QTest::newRow("data") << QStringLiteral("text") << false;
        QTest::newRow("data among own words") << QStringLiteral("tr(\"Copy %1\").arg(what)") << false;
        QTest::newRow("data or nothing") << QStringLiteral("shown == text ? QString() : text") << false;
        QTest::newRow("own words or data") << QStringLiteral("a ? tr(\"Copy\") : text") << false;
        QTest::newRow("data behind what is plain") << QStringLiteral("plainToolTip(a) + b") << false;
        QTest::newRow("escaped by hand") << QStringLiteral("u\"<qt>\"_s + text.toHtmlEscaped()") << false;
    }

    void tooltipsShowPlainText()
    {
        QFETCH(QString, argument);
        QFETCH(bool, plain);
        const QString call = QStringLiteral("setToolTip(");
        QCOMPARE(argumentsOf(call + argument + QStringLiteral("); f();"), call), QStringList{argument});
        QCOMPARE(isPlainToolTip(argument), plain);
    }

    void everyToolTipAndLabelShowsPlainText()
    {
        static const QRegularExpression label(QStringLiteral("\\bnew QLabel\\b|\\bQLabel \\w+ ?[;({]"));
        static const QRegularExpression kindOfLabel(QStringLiteral(": QLabel\\("));
        QVERIFY(label.match(QStringLiteral("auto *title = new QLabel(this);")).hasMatch());
        QVERIFY(label.match(QStringLiteral("QLabel title{this};")).hasMatch());
        QVERIFY(kindOfLabel.match(QStringLiteral("Sign::Sign(QWidget *parent) : QLabel(parent)")).hasMatch());
        QStringList found;
        int toolTips = 0;
        const QStringList files = sources({QStringLiteral("app"), QStringLiteral("ui")});
        for (const QString &file : files) {
            const QString text = withoutComments(content(file));
            const QStringList set = argumentsOf(text, QStringLiteral("setToolTip("));
            toolTips += static_cast<int>(set.size());
            for (const QString &argument : set) {
                if (!isPlainToolTip(argument))
                    found.append(file + QStringLiteral(": setToolTip(") + argument);
            }
            const QStringList shown = argumentsOf(text, QStringLiteral("QToolTip::showText("));
            for (const QString &argument : shown) {
                if (!argument.contains(QLatin1String("plainToolTip(")))
                    found.append(file + QStringLiteral(": showText(") + argument);
            }
            // makeLabel() is the one place that makes them; a class of its own says so itself.
            if (!file.endsWith(QLatin1String("/ui/widgets/labels.cpp")) && label.match(text).hasMatch())
                found.append(file + QStringLiteral(": a QLabel that makeLabel() did not make"));
            if (kindOfLabel.match(text).hasMatch() && !text.contains(QLatin1String("setTextFormat(Qt::PlainText)")))
                found.append(file + QStringLiteral(": a kind of QLabel that is not plain"));
        }
        QVERIFY(toolTips > 10);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }

    void forbidden_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::newRow("nested event loop")
            << QStringLiteral("\\b(QEventLoop|processEvents|waitForFinished|waitForReadyRead)\\b");
        QTest::newRow("sleep") << QStringLiteral("\\b(msleep|usleep|sleep_for|QThread::sleep)\\b");
        QTest::newRow("singleton") << QStringLiteral("\\bstatic\\s+\\w+\\s*[&*]\\s*instance\\s*\\(");
        QTest::newRow("TLS weakened") << QStringLiteral(
            "\\b(ignoreSslErrors|VerifyNone|AnyProtocol|SecureProtocols|TlsV1_[01]\\w*|Ssl[Vv]3)\\b");
        QTest::newRow("weak randomness") << QStringLiteral("\\b(rand|srand|qrand)\\s*\\(|QRandomGenerator::global\\(");
        QTest::newRow("wildcards of a user in SQL") << QStringLiteral("\\bLIKE\\b");
        QTest::newRow("values pasted into SQL")
            << QStringLiteral("\\b(query|execute|exec)\\(\\s*(u?\"[^\"]*\"\\w*)\\s*(\\.arg\\(|\\+)");
        QTest::newRow("rich text") << QStringLiteral("\\bQt::(RichText|AutoText|MarkdownText)\\b|\\bsetHtml\\(");
        QTest::newRow("modal loop") << QStringLiteral("\\bQMessageBox::(question|warning|critical|information)\\b");
        QTest::newRow("GPL-only module") << QStringLiteral("#\\s*include\\s*<Qt(HttpServer|Charts|NetworkAuth)");
    }

    void forbidden()
    {
        QFETCH(QString, pattern);
        const QRegularExpression expression(pattern);
        QVERIFY(expression.isValid());
        const QStringList files =
            sources({QStringLiteral("app"), QStringLiteral("models"), QStringLiteral("net"), QStringLiteral("ui")});
        QVERIFY(files.size() > 20);
        QStringList found;
        for (const QString &file : files) {
            const QString text = withoutComments(content(file));
            if (expression.match(text).hasMatch())  // clazy:exclude=use-static-qregularexpression
                found.append(file);
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }

    void theSecurityPageNamesTestsThatExist()
    {
        QHash<QString, QString> tests;
        QDirIterator it(QStringLiteral(WYH_SOURCE_DIR "/tests"), {QStringLiteral("tst_*.cpp")}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            it.next();
            tests.insert(it.fileInfo().completeBaseName(), content(it.filePath()));
        }
        const QString page = content(QStringLiteral(WYH_SOURCE_DIR "/resources/docs/dev/security.md"));
        static const QRegularExpression name(QStringLiteral("`(tst_\\w+)`(?:: ([^;|`]*))?"));
        static const QRegularExpression remark(QStringLiteral("\\(.*"));
        int checked = 0;
        for (const QRegularExpressionMatch &match : name.globalMatch(page)) {
            const QString test = match.captured(1);
            QVERIFY2(tests.contains(test), qPrintable(test));
            const QStringList named = match.captured(2).split(QLatin1Char(','));
            for (const QString &each : named) {
                const QString function = QString(each).remove(remark).trimmed();
                if (function.isEmpty() || function == QLatin1String("all"))
                    continue;
                ++checked;
                QVERIFY2(tests.value(test).contains(QLatin1String("void ") + function + QLatin1Char('(')),
                         qPrintable(test + QLatin1String(": ") + function));
            }
        }
        QVERIFY(checked > 50);
    }

    void noSecretIsInTheTree()
    {
        // Keys of the tests' own TLS servers are the one exception; nothing that is installed may hold one.
        static const QRegularExpression secret(
            QStringLiteral(
                "-----BEGIN [A-Z ]*PRIVATE KEY-----|(app_?secret|client_?secret|api_?key)\\w*\\s*[:=]\\s*u?\""
                "[0-9A-Za-z+/=]{12,}\""),
            QRegularExpression::CaseInsensitiveOption);
        QVERIFY(secret.match(QStringLiteral("AppSecret = \"b6Xk29QqPw03\"")).hasMatch());
        QStringList found;
        int looked = 0;
        for (const QString &folder : {QStringLiteral("app"), QStringLiteral("models"), QStringLiteral("net"),
                                      QStringLiteral("ui"), QStringLiteral("resources"), QStringLiteral("tests")}) {
            QDirIterator it(QStringLiteral(WYH_SOURCE_DIR "/") + folder,
                            {QStringLiteral("*.h"), QStringLiteral("*.cpp"), QStringLiteral("*.json"),
                             QStringLiteral("*.yaml"), QStringLiteral("*.sql"), QStringLiteral("*.mjs"),
                             QStringLiteral("*.key"), QStringLiteral("*.pem"), QStringLiteral("*.md")},
                            QDir::Files, QDirIterator::Subdirectories);
            while (it.hasNext()) {
                const QString file = it.next();
                if (file.contains(QStringLiteral("/node_modules/")) ||
                    file.contains(QStringLiteral("/tests/support/tls/")) ||
                    file.endsWith(QStringLiteral("/tst_sourcerules.cpp")))
                    continue;
                ++looked;
                if (content(file).contains(secret))
                    found.append(file);
            }
        }
        QVERIFY(looked > 100);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }

    void everySourceNamesItsLicence()
    {
        QStringList found;
        const QStringList files = sources({QStringLiteral("app"), QStringLiteral("models"), QStringLiteral("net"),
                                           QStringLiteral("ui"), QStringLiteral("tests")});
        for (const QString &file : files) {
            const QString text = content(file);
            if (!file.contains(QStringLiteral("/node_modules/")) &&
                !QStringView(text).left(300).contains(QStringLiteral("SPDX-License-Identifier: Apache-2.0")))
                found.append(file);
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }

    void everyTextIsTranslated()
    {
        const QString chinese = content(QStringLiteral(WYH_SOURCE_DIR "/translations/woyouhuo_zh_CN.ts"));
        QVERIFY(chinese.count(QStringLiteral("<message")) > 300);
        QCOMPARE(chinese.count(QStringLiteral("type=\"unfinished\"")), 0);
    }

    void noFileOver500Lines()
    {
        QStringList found;
        const QStringList files = sources({QStringLiteral("app"), QStringLiteral("models"), QStringLiteral("net"),
                                           QStringLiteral("ui"), QStringLiteral("tests")});
        for (const QString &file : files) {
            const qsizetype lines = content(file).count(QLatin1Char('\n'));
            if (!file.contains(QStringLiteral("/node_modules/")) && lines > 500)
                found.append(QStringLiteral("%1: %2").arg(file).arg(lines));
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }
};

}  // namespace wyh

QTEST_APPLESS_MAIN(wyh::TestSourceRules)
#include "tst_sourcerules.moc"
