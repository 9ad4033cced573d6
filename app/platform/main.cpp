// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QCoreApplication>

#include "app/platform/administration.h"
#include "app/platform/arguments.h"
#include "app/platform/console.h"
#include "app/platform/datafolder.h"
#include "app/platform/selftest.h"
#include "app/platform/serve.h"
#include "app/platform/stopsignal.h"

using namespace Qt::StringLiterals;
using namespace wyh;
using namespace wyh::server;

namespace {

int failed(const Error &error, int code)
{
    complain(u"woyouhuo-platform: "_s + describe(error));
    return code;
}

int runWithData(const Arguments &arguments, StopSignal *signal)
{
    const bool serving = arguments.command == Arguments::Command::Serve;
    auto folder =
        DataFolder::take(arguments.dataFolder, serving ? DataFolder::Use::Serve : DataFolder::Use::Administer);
    if (!folder)
        return failed(folder.error(), folder.error().code == "folder-in-use"_L1 ? ExitInUse : ExitFailed);
    auto platform = (*folder)->openPlatform();
    if (!platform)
        return failed(platform.error(), ExitDatabase);
    switch (arguments.command) {
        case Arguments::Command::CreateOrganization:
            return createOrganization(**platform, arguments);
        case Arguments::Command::CreateUser:
            return createUser(**platform, arguments);
        case Arguments::Command::SetPassword:
        case Arguments::Command::SetPermissions:
        case Arguments::Command::DisableUser:
        case Arguments::Command::EnableUser:
            return changeUser(**platform, arguments);
        case Arguments::Command::Import1688:
            return import1688(**platform, arguments);
        case Arguments::Command::Backup:
            return backup(**platform, arguments);
        case Arguments::Command::Devices:
            return listDevices(**platform, arguments);
        case Arguments::Command::RevokeDevice:
            return revokeDevice(**platform, arguments);
        case Arguments::Command::AllowDevice:
            return allowDevice(**platform, arguments);
        default:
            return serve(**folder, **platform, arguments, *signal);
    }
}

}  // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const auto arguments = parseArguments(QCoreApplication::arguments());
    if (!arguments) {
        complain(u"woyouhuo-platform: "_s + arguments.error().detail + u"\nTry: woyouhuo-platform help"_s);
        return ExitUsage;
    }
    switch (arguments->command) {
        case Arguments::Command::Help:
            say(helpText());
            return ExitOk;
        case Arguments::Command::Version:
            say(QStringLiteral("woyouhuo-platform " WYH_VERSION));
            return ExitOk;
        case Arguments::Command::SelfTest:
            return runSelfTest(arguments->selfTestFile);
        case Arguments::Command::Serve: {
            StopSignal signal;
            if (arguments->parentPipe)
                signal.watchStandardInput();
            return runWithData(*arguments, &signal);
        }
        default:
            return runWithData(*arguments, nullptr);
    }
}
