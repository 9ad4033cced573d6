// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include "models/core/result.h"
#include "net/server/http/listener.h"
#include "net/server/platform.h"

namespace wyh::server {

/// What the program ends with; also in the help text.
enum ExitCode { ExitOk = 0, ExitFailed = 1, ExitUsage = 2, ExitInUse = 3, ExitAddress = 4, ExitDatabase = 5 };

struct Arguments
{
    enum class Command {
        Serve,
        CreateOrganization,
        CreateUser,
        SetPassword,
        SetPermissions,
        DisableUser,
        EnableUser,
        Import1688,
        Backup,
        Devices,
        RevokeDevice,
        AllowDevice,
        SelfTest,
        Version,
        Help
    };
    Command command = Command::Serve;
    QString dataFolder;
    ListenOptions listen;
    bool demo = false;
    bool parentPipe = false;  ///< end when standard input ends
    QString accessLog;        ///< file; empty: standard error
    QString selfTestFile;
    NewOrganization organization;
    NewUser user;  ///< without the password
    QString orgCode;
    QString importFile;
    QString backupFile;
    DeviceId device;
    UnsentWork unsent = UnsentWork::Keep;
};

/// Command line -> what to do. The error's detail is a sentence for the person at the terminal.
Result<Arguments> parseArguments(const QStringList &arguments);
QString helpText();

}  // namespace wyh::server
