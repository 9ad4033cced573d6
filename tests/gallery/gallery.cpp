// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// gallery FOLDER [LOOK-LANGUAGE-SCALE ...] [only=NAME]: pictures of every screen, light and dark, Chinese and English,
// at 100 and 150 %. Every combination is a process of its own, because the scale is fixed when a process starts.
// only=NAME takes the staged scenes whose name contains it and leaves the walk through the program out.
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryFile>
#include <cstdio>

#include "tests/gallery/conflicttour.h"
#include "tests/gallery/stagetour.h"
#include "tests/gallery/tour.h"

using namespace Qt::StringLiterals;

namespace {

int tour(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const QString &look = arguments.at(3);
    const QString &language = arguments.at(4);
    const QString &scale = arguments.at(5);
    const QString suffix = u"%1-%2-%3"_s.arg(look, language, scale);
    const QString only = arguments.value(6);
    const bool dark = look == "dark"_L1;
    bool good = true;
    if (only.isEmpty())
        good = wyh::test::Tour(arguments.at(2), suffix, language, dark).run();
    good = wyh::test::pictureScenes(arguments.at(2), suffix, language, dark, only) && good;
    if (only.isEmpty() || only.contains("conflictdesk"_L1))
        good = wyh::test::shootConflicts(arguments.at(2), suffix, language, dark) && good;
    return good ? 0 : 1;
}

/// A screen as large as the window. Qt's own, offscreen, is 800 pixels wide: menus and dialogs would be pushed back
/// into it, away from what opened them.
QByteArray screenOf(QSize size)
{
    return R"({"synchronousWindowSystemEvents": false, "windowFrameMargins": false, "screens": [
        {"name": "gallery", "x": 0, "y": 0, "width": )" +
           QByteArray::number(size.width()) + R"(, "height": )" + QByteArray::number(size.height()) +
           R"(, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]})";
}

}  // namespace

int main(int argc, char **argv)
{
    if (argc >= 6 && qstrcmp(argv[1], "--tour") == 0)
        return tour(argc, argv);
    if (argc < 2) {
        std::fputs("usage: gallery FOLDER [LOOK-LANGUAGE-SCALE ...] [only=NAME]\n", stderr);
        return 2;
    }
    const QCoreApplication application(argc, argv);
    const QString folder = QDir(QString::fromLocal8Bit(argv[1])).absolutePath();
    QDir().mkpath(folder);
    QStringList wanted = QCoreApplication::arguments().mid(2);
    QString only;
    if (!wanted.isEmpty() && wanted.constLast().startsWith("only="_L1))
        only = wanted.takeLast().mid(5);
    if (wanted.isEmpty()) {
        for (const auto &look : {u"light"_s, u"dark"_s}) {
            for (const auto &language : {u"zh_CN"_s, u"en"_s}) {
                for (const auto &scale : {u"100"_s, u"150"_s})
                    wanted.append(look + u'-' + language + u'-' + scale);
            }
        }
    }
    int failures = 0;
    for (const QString &one : std::as_const(wanted)) {
        const QStringList parts = one.split(u'-');
        if (parts.size() != 3)
            return 2;
        const bool large = parts.at(2) == "150"_L1;
        QTemporaryFile screen;
        const QByteArray size = screenOf(large ? QSize(1920, 1080) : QSize(1366, 768));
        if (!screen.open() || screen.write(size) != size.size() || !screen.flush())
            return 3;
        QProcess child;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_SCALE_FACTOR"_s, large ? u"1.5"_s : u"1"_s);
        environment.insert(u"TZ"_s, u"Asia/Shanghai"_s);
        const QString platform = environment.value(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        environment.insert(u"QT_QPA_PLATFORM"_s,
                           platform == "offscreen"_L1 ? u"offscreen:configfile="_s + screen.fileName() : platform);
        child.setProcessEnvironment(environment);
        child.setProcessChannelMode(QProcess::ForwardedChannels);
        QStringList arguments = QStringList{u"--tour"_s, folder} + parts;
        if (!only.isEmpty())
            arguments.append(only);
        child.start(QCoreApplication::applicationFilePath(), arguments);
        child.waitForFinished(300000);
        if (child.exitStatus() != QProcess::NormalExit || child.exitCode() != 0) {
            std::fprintf(stderr, "gallery: %s is not complete\n", qPrintable(one));
            ++failures;
        }
    }
    return failures;
}
