// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/gallery/stagetour.h"

#include <QApplication>
#include <QPainter>
#include <QTest>

#include "app/desktop/translator.h"
#include "tests/gui/stage.h"

namespace wyh::test {

using namespace Qt::StringLiterals;

namespace {

/// The window with whatever stands above it, as on a screen.
QPixmap picture(const Stage &stage, QWidget *shown)
{
    if (!stage.window->isVisible() || shown == stage.window.get())
        return shown->grab();
    QPixmap whole = stage.window->grab();
    QPainter painter(&whole);
    if (shown->windowType() == Qt::Dialog)
        painter.fillRect(QRect(QPoint(), stage.window->size()), QColor(0, 0, 0, 90));
    const QPoint at = stage.window->mapFromGlobal(shown->mapToGlobal(QPoint()));
    painter.drawPixmap(at, shown->grab());
    if (shown->windowType() == Qt::Dialog) {
        painter.setPen(QColor(128, 128, 128));  // as the frame that the system draws
        painter.drawRect(QRect(at, shown->size()).adjusted(-1, -1, 0, 0));
    }
    return whole;
}

}  // namespace

QSize windowSize()
{
    return qApp->devicePixelRatio() > 1 ? QSize(1280, 720) : QSize(1366, 768);
}

bool pictureScenes(const QString &folder, const QString &suffix, const QString &language, bool dark,
                   const QString &only)
{
    desktop::Translator translator;
    translator.setLanguage(language);
    bool good = true;
    const QList<Stage::Scene> scenes = Stage::scenes();
    for (const Stage::Scene &scene : scenes) {
        if (!scene.name.contains(only))
            continue;
        Stage stage;
        stage.bench.preferences.setAppearance(dark ? items::Preferences::Appearance::Dark
                                                   : items::Preferences::Appearance::Light);
        stage.open(windowSize());
        QWidget *shown = scene.show(stage);
        QTest::qWait(250);  // queued layouts, and the counts that are read a moment later
        const QString path = u"%1/%2-%3.png"_s.arg(folder, scene.name, suffix);
        if (!shown || !picture(stage, shown).save(path)) {
            good = false;
            qWarning("gallery: no picture %s", qPrintable(path));
        }
    }
    return good;
}

}  // namespace wyh::test
