// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/platform/arguments.h"

#include <QCommandLineParser>
#include <QHash>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace wyh::server {

namespace {

Error usage(const QString &sentence)
{
    return makeError(u"usage"_s, sentence);
}

// systemd names the folder it made for the service.
QString defaultDataFolder()
{
    const QString state = qEnvironmentVariable("STATE_DIRECTORY");
    if (!state.isEmpty())
        return state;
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/woyouhuo-platform"_L1;
}

Status parseAddress(const QString &text, ListenOptions &listen)
{
    static const QRegularExpression form(u"\\A(?:\\[([0-9a-fA-F:.]+)\\]|([^:\\[\\]]+)):([0-9]{1,5})\\z"_s);
    const QRegularExpressionMatch match = form.match(text);
    const int port = match.captured(3).toInt();
    if (!match.hasMatch() || port > 65535)
        return usage(u"--listen wants ADDRESS:PORT, for example 127.0.0.1:8080 or [::1]:0, not \"%1\""_s.arg(text));
    listen.host = match.captured(1).isEmpty() ? match.captured(2) : match.captured(1);
    listen.port = port;
    return done();
}

struct Options
{
    QCommandLineOption listen{u"listen"_s, {}, u"address"_s, u"127.0.0.1:8080"_s};
    QCommandLineOption dataDir{u"data-dir"_s, {}, u"folder"_s};
    QCommandLineOption demo{u"demo"_s};
    QCommandLineOption parentPipe{u"parent-pipe"_s};
    QCommandLineOption behindProxy{u"behind-proxy"_s};
    QCommandLineOption cert{u"cert"_s, {}, u"file"_s};
    QCommandLineOption key{u"key"_s, {}, u"file"_s};
    QCommandLineOption accessLog{u"access-log"_s, {}, u"file"_s};
    QCommandLineOption selfTest{u"selftest"_s, {}, u"file"_s};
    QCommandLineOption code{u"code"_s, {}, u"code"_s};
    QCommandLineOption name{u"name"_s, {}, u"name"_s};
    QCommandLineOption kind{u"kind"_s, {}, u"kind"_s, u"supplier"_s};
    QCommandLineOption login{u"login"_s, {}, u"login"_s};
    QCommandLineOption display{u"display"_s, {}, u"name"_s};
    QCommandLineOption org{u"org"_s, {}, u"code"_s};
    QCommandLineOption device{u"device"_s, {}, u"id"_s};
    QCommandLineOption removeUnsent{u"remove-unsent"_s};
    QCommandLineOption permissions{u"permissions"_s, {}, u"list"_s};
    QCommandLineOption version{u"version"_s};
    QCommandLineOption help{{u"h"_s, u"help"_s}};

    [[nodiscard]] QList<QCommandLineOption> all() const
    {
        return {listen, dataDir, demo,  parentPipe, behindProxy, cert,   key,          accessLog,   selfTest, code,
                name,   kind,    login, display,    org,         device, removeUnsent, permissions, version,  help};
    }
};

Status need(const QCommandLineParser &parser, const QCommandLineOption &option, const QString &command)
{
    if (!parser.value(option).trimmed().isEmpty())
        return done();
    return usage(u"%1 needs --%2"_s.arg(command, option.names().constLast()));
}

Status readOrganization(const QCommandLineParser &parser, const Options &options, Arguments &out)
{
    for (const QCommandLineOption &option : {options.code, options.name}) {
        if (const Status status = need(parser, option, u"create-organization"_s); !status)
            return status;
    }
    const QString kind = parser.value(options.kind);
    if (kind != "supplier"_L1 && kind != "dealer"_L1)
        return usage(u"--kind is supplier or dealer, not \"%1\""_s.arg(kind));
    out.organization.code = parser.value(options.code);
    out.organization.name = parser.value(options.name);
    out.organization.kind = kind == "dealer"_L1 ? NewOrganization::Kind::Dealer : NewOrganization::Kind::Supplier;
    return done();
}

Status readPermissions(const QCommandLineParser &parser, const Options &options, Arguments &out)
{
    const QStringList permissions = parser.value(options.permissions).split(u',', Qt::SkipEmptyParts);
    for (const QString &permission : permissions) {
        if (!knownPermissions().contains(permission.trimmed())) {
            return usage(u"\"%1\" is no permission; there are: %2"_s.arg(permission.trimmed(),
                                                                         knownPermissions().join(u", "_s)));
        }
        out.user.permissions.append(permission.trimmed());
    }
    return done();
}

Status readUser(const QCommandLineParser &parser, const Options &options, Arguments &out)
{
    for (const QCommandLineOption &option : {options.login, options.display, options.org}) {
        if (const Status status = need(parser, option, u"create-user"_s); !status)
            return status;
    }
    out.user.login = parser.value(options.login);
    out.user.displayName = parser.value(options.display);
    out.orgCode = parser.value(options.org);
    return readPermissions(parser, options, out);
}

/// The commands that change a user who is there; false: it is none of them.
Result<bool> readUserChange(const QString &command, const QCommandLineParser &parser, const Options &options,
                            Arguments &out)
{
    using Command = Arguments::Command;
    static const QHash<QString, Command> commands{{u"set-password"_s, Command::SetPassword},
                                                  {u"set-permissions"_s, Command::SetPermissions},
                                                  {u"disable-user"_s, Command::DisableUser},
                                                  {u"enable-user"_s, Command::EnableUser}};
    const auto known = commands.constFind(command);
    if (known == commands.constEnd())
        return false;
    out.command = *known;
    if (const Status status = need(parser, options.login, command); !status)
        return status.error();
    out.user.login = parser.value(options.login);
    if (*known != Command::SetPermissions)
        return true;
    // An empty list takes every permission away; that must be said, not forgotten.
    if (!parser.isSet(options.permissions))
        return usage(u"set-permissions needs --permissions"_s);
    const Status permissions = readPermissions(parser, options, out);
    return permissions ? Result<bool>(true) : Result<bool>(permissions.error());
}

Status readDevice(const QCommandLineParser &parser, const Options &options, const QString &command, Arguments &out)
{
    using Command = Arguments::Command;
    out.command = command == "devices"_L1         ? Command::Devices
                  : command == "revoke-device"_L1 ? Command::RevokeDevice
                                                  : Command::AllowDevice;
    out.orgCode = parser.value(options.org);
    out.device = DeviceId(parser.value(options.device).trimmed());
    out.unsent = parser.isSet(options.removeUnsent) ? UnsentWork::Remove : UnsentWork::Keep;
    if (const Status status = need(parser, options.org, command); !status || out.command == Command::Devices)
        return status;
    return need(parser, options.device, command);
}

Status readCommand(const QCommandLineParser &parser, const Options &options, Arguments &out)
{
    using Command = Arguments::Command;
    const QStringList words = parser.positionalArguments();
    const QString command = words.value(0);
    const bool takesFile = command == "import-1688"_L1 || command == "backup"_L1;
    const qsizetype extra = words.size() - (takesFile ? 2 : 1);
    if (!command.isEmpty() && extra > 0)
        return usage(u"do not know what to do with \"%1\""_s.arg(words.last()));
    if (parser.isSet(options.help) || command == "help"_L1) {
        out.command = Command::Help;
    } else if (parser.isSet(options.version) || command == "version"_L1) {
        out.command = Command::Version;
    } else if (parser.isSet(options.selfTest)) {
        out.command = Command::SelfTest;
        out.selfTestFile = parser.value(options.selfTest);
    } else if (command == "create-organization"_L1) {
        out.command = Command::CreateOrganization;
        return readOrganization(parser, options, out);
    } else if (command == "create-user"_L1) {
        out.command = Command::CreateUser;
        return readUser(parser, options, out);
    } else if (command == "import-1688"_L1) {
        out.command = Command::Import1688;
        out.importFile = words.value(1);
        out.orgCode = parser.value(options.org);
        if (out.importFile.isEmpty())
            return usage(u"import-1688 needs a file"_s);
        return need(parser, options.org, command);
    } else if (command == "backup"_L1) {
        out.command = Command::Backup;
        out.backupFile = words.value(1);
        if (out.backupFile.isEmpty())
            return usage(u"backup needs a file"_s);
    } else if (command == "devices"_L1 || command == "revoke-device"_L1 || command == "allow-device"_L1) {
        return readDevice(parser, options, command, out);
    } else if (!command.isEmpty() && command != "serve"_L1) {
        const auto change = readUserChange(command, parser, options, out);
        if (!change)
            return change.error();
        if (!*change)
            return usage(u"there is no command \"%1\""_s.arg(command));
    }
    return done();
}

}  // namespace

Result<Arguments> parseArguments(const QStringList &arguments)
{
    const Options options;
    QCommandLineParser parser;
    parser.addOptions(options.all());
    if (!parser.parse(arguments))
        return usage(parser.errorText());
    Arguments out;
    if (const Status status = readCommand(parser, options, out); !status)
        return status.error();
    out.dataFolder = parser.isSet(options.dataDir) ? parser.value(options.dataDir) : defaultDataFolder();
    if (out.dataFolder.isEmpty())
        return usage(u"--data-dir names no folder"_s);
    if (const Status status = parseAddress(parser.value(options.listen), out.listen); !status)
        return status.error();
    out.listen.behindProxy = parser.isSet(options.behindProxy);
    out.listen.certificateFile = parser.value(options.cert);
    out.listen.keyFile = parser.value(options.key);
    if (out.listen.certificateFile.isEmpty() != out.listen.keyFile.isEmpty())
        return usage(u"--cert and --key go together"_s);
    out.demo = parser.isSet(options.demo);
    out.parentPipe = parser.isSet(options.parentPipe);
    out.accessLog = parser.value(options.accessLog);
    return out;
}

QString helpText()
{
    return uR"(Usage: woyouhuo-platform [serve] [options]
       woyouhuo-platform COMMAND [options]

The platform that WoYouHuo desktops synchronise with.

Commands
  serve                        answer requests until told to stop (the default)
  create-organization --code CODE --name NAME [--kind supplier|dealer]
  create-user --login LOGIN --display NAME --org CODE [--permissions a,b,...]
                               the password is asked for, or read from standard input
  set-password --login LOGIN   ends the user's sessions; asked for or read like above
  set-permissions --login LOGIN --permissions a,b,...
  disable-user --login LOGIN   refused at once on all devices, until
  enable-user --login LOGIN
  import-1688 FILE --org CODE  bring a 1688 seller order list in; may be repeated
  backup FILE                  a whole copy, also while the platform serves
  devices --org CODE           who has signed in where
  revoke-device --org CODE --device ID [--remove-unsent]
                               for a PC that was lost: it deletes what it has as soon as it asks for anything; what it
                               has not sent it seals first, with the passphrase that is printed here, or it goes too
  allow-device --org CODE --device ID
                               the PC may be used again
  version, help

Options
  --data-dir FOLDER     where the database is
  --listen ADDR:PORT    127.0.0.1:8080; port 0 takes a free one and prints it
  --cert FILE --key FILE   HTTPS with this PEM chain and key (TLS 1.2 or newer)
  --behind-proxy        allow plain HTTP on any address: a proxy in front does TLS
  --access-log FILE     one JSON line a request; standard error without it
  --demo                make a demonstration organization with orders, once
  --parent-pipe         stop when standard input is closed
  --selftest FILE       check this installation, write PASS and FAIL lines to FILE; ends with the number of failures

Ends with 0 when all went well, 1 when something failed, 2 for a wrong command line, 3 when the data folder is in use,
4 when the address cannot be used, 5 when the database cannot be used.
)"_s;
}

}  // namespace wyh::server
