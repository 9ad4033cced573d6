// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Every screen in every state, in both languages, with long names, on the two smallest screens the product supports:
// 1366x768 at 100 %, and 1920x1080 at 150 % (ctest runs this program once at each scale). Nothing may be cut off.
#include <QLabel>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

#include "app/desktop/translator.h"
#include "tests/gui/stage.h"
#include "tests/support/drawntext.h"
#include "ui/shell/searchpopup.h"

namespace wyh::test {

using namespace Qt::StringLiterals;

class TestReadable : public QObject
{
    Q_OBJECT

    /// What the window gets of the smallest screen, in device-independent units.
    static QSize smallest() { return qApp->devicePixelRatio() > 1 ? QSize(1280, 720) : QSize(1366, 768); }

    /// Texts that nobody translated: three English words in a row that are neither a name nor a machine's words.
    static QStringList englishIn(QWidget &shown)
    {
        static const QRegularExpression words(u"\\b[A-Za-z]{2,}[ ,]+[a-z]{2,}[ ,]+[a-z]{2,}"_s);
        static const QStringList meant{u"Extra heavy duty"_s, u"fine point"_s,     u"assorted colours"_s, u"gel ink"_s,
                                       u"rollerball pens"_s,  u"Apache License"_s, u"internal error"_s,   u"no such"_s};
        QStringList found;
        for (const DrawnText &drawn : drawnTexts(shown)) {
            const auto isPart = [&drawn](const QString &text) { return drawn.text.contains(text); };
            if (words.match(drawn.text).hasMatch() && !std::any_of(meant.begin(), meant.end(), isPart))
                found.append(drawn.text);
        }
        return found;
    }

private slots:
    void everythingCanBeRead_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("scene");
        const QList<Stage::Scene> scenes = Stage::scenes();
        for (const auto &language : {u"zh_CN"_s, u"en"_s}) {
            for (int i = 0; i < scenes.size(); ++i)
                QTest::newRow(qPrintable(scenes.at(i).name + u' ' + language)) << language << i;
        }
    }

    void everythingCanBeRead()
    {
        QFETCH(QString, language);
        QFETCH(int, scene);
        desktop::Translator translator;
        translator.setLanguage(language);
        Stage stage;
        stage.open(smallest());
        QCOMPARE(stage.window->size(), smallest());
        QWidget *shown = Stage::scenes().at(scene).show(stage);
        QVERIFY(shown && shown->isVisible());
        // What the results of a search cover is not theirs.
        if (auto *popup = shown->findChild<ui::SearchPopup *>(); popup && popup->isVisible())
            shown = popup;
        QTRY_COMPARE_WITH_TIMEOUT(unreadable(*shown).join(u" | "_s), QString(), 1000);
        if (language == "zh_CN"_L1)
            QCOMPARE(englishIn(*shown).join(u" | "_s), QString());
        QVERIFY(shown->width() <= smallest().width() && shown->height() <= smallest().height());
        // The window itself must not have grown beyond the screen for its contents' sake.
        QCOMPARE(stage.window->size(), smallest());
    }

    /// The check itself: each kind of fault is found.
    void faultsAreFound()
    {
        ui::Theme theme(*qApp, [] { return false; });
        QWidget window;
        window.resize(300, 100);
        auto *label = new QLabel(u"A label that is longer than its place"_s, &window);
        label->setGeometry(10, 10, 80, 20);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QVERIFY(!unreadable(window).isEmpty());
        label->setGeometry(10, 10, 280, 20);
        QTRY_COMPARE(unreadable(window), QStringList());
        label->setGeometry(10, 10, 280, 6);
        QVERIFY(!unreadable(window).isEmpty());
        label->setGeometry(10, 10, 280, 20);
        label->setText(label->fontMetrics().elidedText(u"A long name that somebody shortened"_s, Qt::ElideRight, 90));
        QTRY_COMPARE(unreadable(window), QStringList());  // the label was given this text
        class Painted : public QWidget
        {
        public:
            using QWidget::QWidget;
            void paintEvent(QPaintEvent *) override
            {
                QPainter(this).drawText(
                    rect(), Qt::AlignLeft,
                    fontMetrics().elidedText(u"A name painted by hand, and too long"_s, Qt::ElideRight, width()));
            }
        };
        auto *painted = new Painted(&window);
        painted->setGeometry(10, 40, 90, 20);
        painted->show();
        QTRY_VERIFY(!unreadable(window).isEmpty());
        painted->setToolTip(u"A name painted by hand, and too long"_s);
        QTRY_COMPARE(unreadable(window), QStringList());
    }
};

}  // namespace wyh::test

QTEST_MAIN(wyh::test::TestReadable)
#include "tst_readable.moc"
