// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QApplication>
#include <QCommandLineParser>
#include <QMessageBox>
#include <QSessionManager>

#include "app/desktop/composition.h"
#include "app/desktop/selftest.h"
#include "app/desktop/singleinstance.h"
#include "app/desktop/startmeter.h"
#include "models/items/problemtext.h"

#ifdef Q_OS_WIN
#include <qt_windows.h>
#endif

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
#ifdef Q_OS_WIN
    // Libraries come from beside the program and from the system, never from the working directory.
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    SetDllDirectoryW(L"");
#endif
    wyh::desktop::StartMeter meter;
    QCoreApplication::setOrganizationName(u"WoYouHuo"_s);
    QCoreApplication::setApplicationName(u"WoYouHuo"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(WYH_VERSION));
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(u"我有货"_s);
    QApplication::setDesktopFileName(u"woyouhuo"_s);

    QCommandLineParser parser;
    parser.setApplicationDescription(u"WoYouHuo desktop"_s);
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption demo(u"demo"_s, u"Start on the platform of this PC with demonstration data."_s);
    const QCommandLineOption root(u"data-root"_s, u"Keep everything below this folder."_s, u"folder"_s);
    const QCommandLineOption selfTest(
        u"selftest"_s, u"Check this PC, write the result, exit with the number of failures."_s, u"file"_s);
    const QCommandLineOption language(u"language"_s, u"zh_CN or en, whatever the settings say."_s, u"language"_s);
    QCommandLineOption measure(u"measure-start"_s, u"Write how long the start took, then exit."_s, u"file"_s);
    measure.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({demo, root, selfTest, language, measure});
    parser.process(application);
    if (parser.isSet(selfTest))
        return wyh::desktop::selfTest(parser.value(selfTest));

    wyh::desktop::CompositionOptions options;
    options.dataRoot = parser.isSet(root) ? parser.value(root) : wyh::desktop::Profiles::defaultRoot();
    options.demo = parser.isSet(demo);
    options.language = parser.value(language);

    // Before any file of a profile is opened.
    static_cast<void>(wyh::desktop::makeOwnFolder(options.dataRoot));
    wyh::desktop::SingleInstance single(options.dataRoot);
    if (!single.claim())
        return 0;

    wyh::desktop::Composition composition(application, options);
    if (const wyh::Status status = composition.prepare(); !status.ok()) {
        const wyh::items::Sentence sentence = wyh::items::problemSentence(status.error());
        QMessageBox box(QMessageBox::Critical, u"我有货"_s, sentence.why, QMessageBox::Close);
        box.setTextFormat(Qt::PlainText);
        box.setInformativeText(sentence.todo);
        QObject::connect(&box, &QMessageBox::finished, &application, [] { QCoreApplication::exit(1); });
        box.open();
        return application.exec();
    }
    QObject::connect(&single, &wyh::desktop::SingleInstance::raiseRequested, &composition,
                     &wyh::desktop::Composition::raise);
    QObject::connect(&composition, &wyh::desktop::Composition::finished, &application, &QCoreApplication::quit);
    QObject::connect(&application, &QGuiApplication::commitDataRequest, &composition,
                     [](QSessionManager &manager) { manager.setRestartHint(QSessionManager::RestartIfRunning); });
    if (parser.isSet(measure))
        meter.watch(composition, parser.value(measure));
    composition.start();
    return application.exec();
}
