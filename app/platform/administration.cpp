// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/platform/administration.h"

#include <QFile>

#include "app/platform/console.h"
#include "net/contract/codec.h"
#include "net/server/marketplace1688/importer.h"

using namespace Qt::StringLiterals;

namespace wyh::server {

namespace {

int failed(const Error &error)
{
    complain(u"woyouhuo-platform: "_s + describe(error));
    return ExitFailed;
}

/// A PC names itself: its name must neither write lines of its own nor steer the operator's terminal.
QString harmless(QString name)
{
    for (QChar &one : name) {
        if (!one.isPrint())
            one = u'?';
    }
    return name;
}

}  // namespace

int createOrganization(Platform &platform, const Arguments &arguments)
{
    const auto org = platform.createOrganization(arguments.organization);
    if (!org)
        return failed(org.error());
    say(u"made organization %1 (%2)"_s.arg(arguments.organization.code, org->value));
    return ExitOk;
}

int createUser(Platform &platform, const Arguments &arguments)
{
    const auto org = platform.findOrganization(arguments.orgCode);
    if (!org)
        return failed(org.error());
    const auto password = readPassword();
    if (!password)
        return failed(password.error());
    NewUser user = arguments.user;
    user.password = *password;
    const auto made = platform.createUser(*org, user);
    if (!made)
        return failed(made.error());
    say(u"made user %1 of %2 (%3)"_s.arg(user.login, arguments.orgCode, made->value));
    return ExitOk;
}

int changeUser(Platform &platform, const Arguments &arguments)
{
    using Command = Arguments::Command;
    const QString &login = arguments.user.login;
    Status changed = done();
    if (arguments.command == Command::SetPassword) {
        const auto password = readPassword();
        changed = password ? platform.setPassword(login, *password) : Status(password.error());
    } else if (arguments.command == Command::SetPermissions) {
        changed = platform.setPermissions(login, arguments.user.permissions);
    } else {
        changed = arguments.command == Command::DisableUser ? platform.disableUser(login) : platform.enableUser(login);
    }
    if (!changed)
        return failed(changed.error());
    say(u"changed user %1"_s.arg(login));
    return ExitOk;
}

int backup(Platform &platform, const Arguments &arguments)
{
    if (QFile::exists(arguments.backupFile))
        return failed(makeError(u"file-exists"_s, arguments.backupFile));
    if (const Status written = platform.backupTo(arguments.backupFile); !written) {
        QFile::remove(arguments.backupFile);
        return failed(written.error());
    }
    say(u"copied to %1"_s.arg(arguments.backupFile));
    return ExitOk;
}

int listDevices(Platform &platform, const Arguments &arguments)
{
    const auto org = platform.findOrganization(arguments.orgCode);
    if (!org)
        return failed(org.error());
    const auto devices = platform.devices(*org);
    if (!devices)
        return failed(devices.error());
    for (const DeviceInfo &device : *devices) {
        const QString state = device.told       ? u"revoked, was told"_s
                              : device.revoked  ? u"revoked, not heard of since"_s
                              : device.signedIn ? u"signed in"_s
                                                : u"signed out"_s;
        say(u"%1  %2  %3  %4  %5"_s.arg(device.device.value, contract::timeToText(device.usedAtMs), device.login, state,
                                        harmless(device.name)));
    }
    return ExitOk;
}

int revokeDevice(Platform &platform, const Arguments &arguments)
{
    const auto org = platform.findOrganization(arguments.orgCode);
    if (!org)
        return failed(org.error());
    const auto revoked = platform.revokeDevice(*org, arguments.device, arguments.unsent);
    if (!revoked)
        return failed(revoked.error());
    say(u"revoked device %1"_s.arg(arguments.device.value));
    if (!revoked->passphrase.isEmpty())
        say(u"passphrase of its rescue file: %1"_s.arg(revoked->passphrase));
    return ExitOk;
}

int allowDevice(Platform &platform, const Arguments &arguments)
{
    const auto org = platform.findOrganization(arguments.orgCode);
    if (!org)
        return failed(org.error());
    const auto allowed = platform.allowDevice(*org, arguments.device);
    if (!allowed)
        return failed(allowed.error());
    say(u"device %1 may sign in again"_s.arg(arguments.device.value));
    if (!allowed->passphrase.isEmpty())
        say(u"passphrase of its rescue file, which is forgotten now: %1"_s.arg(allowed->passphrase));
    return ExitOk;
}

int import1688(Platform &platform, const Arguments &arguments)
{
    const auto org = platform.findOrganization(arguments.orgCode);
    if (!org)
        return failed(org.error());
    QFile file(arguments.importFile);
    if (!file.open(QIODevice::ReadOnly))
        return failed(makeError(u"file-unreadable"_s, file.errorString()));
    const auto report = marketplace1688::importSellerOrders(platform, *org, file.readAll());
    if (!report)
        return failed(report.error());
    say(marketplace1688::reportText(*report));
    return ExitOk;
}

}  // namespace wyh::server
