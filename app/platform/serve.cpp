// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/platform/serve.h"

#include <QFile>

#include "app/platform/console.h"
#include "app/platform/demo.h"
#include "net/server/http/listener.h"

using namespace Qt::StringLiterals;

namespace wyh::server {

namespace {

constexpr int maintenanceMs = 3600 * 1000;

int failed(const Error &error, int code)
{
    complain(u"woyouhuo-platform: "_s + describe(error));
    return code;
}

// The marker is written last, so an interrupted demonstration is completed at the next start; later starts leave alone
// what people did with it.
Status ensureDemo(DataFolder &folder, Platform &platform)
{
    QFile marker(folder.filePath(u"demo.done"_s));
    if (marker.exists())
        return done();
    const SystemClock clock;
    if (const Status status = makeDemo(platform, clock); !status)
        return status;
    if (!marker.open(QIODevice::WriteOnly))
        return makeError(u"folder-unusable"_s, marker.errorString());
    return done();
}

void maintain(Platform &platform)
{
    if (const Status status = platform.maintain(); !status)
        complain(u"woyouhuo-platform: maintenance: "_s + describe(status.error()));
}

}  // namespace

int serve(DataFolder &folder, Platform &platform, const Arguments &arguments, StopSignal &signal)
{
    if (arguments.demo) {
        if (const Status status = ensureDemo(folder, platform); !status)
            return failed(status.error(), ExitFailed);
    }
    auto log = AccessLog::open(arguments.accessLog);
    if (!log)
        return failed(log.error(), ExitFailed);
    auto listener = HttpListener::start(
        arguments.listen, [&platform](const net::Request &request) { return platform.handle(request); }, log->get());
    if (!listener)
        return failed(listener.error(), ExitAddress);
    say(u"listening on "_s + (*listener)->url());
    maintain(platform);
    while (!signal.wait(maintenanceMs))
        maintain(platform);
    complain(u"stopping: "_s + signal.reason());
    (*listener)->stop();
    return ExitOk;
}

}  // namespace wyh::server
