// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QProcess>

#include "tests/bench/measure.h"
#include "tests/bench/rawlimit.h"
#include "tests/bench/runs.h"
#include "tests/bench/standin.h"

namespace wyh::bench {

using namespace Qt::StringLiterals;

namespace {

/// One curl for all addresses, as fast as it likes; the answers go nowhere.
double curlMs(const QUrl &platform, const QList<QByteArray> &paths, const QString &folder, const QString &body = {})
{
    const QString path = folder + u"/curl.txt"_s;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        fail(u"cannot write "_s + path);
    for (const QByteArray &target : paths)
        file.write("url=\"" + platform.toString().toUtf8() + target + "\"\noutput=/dev/null\n");
    file.close();
    QStringList arguments{u"-s"_s, u"-K"_s, path};
    if (!body.isEmpty())
        arguments += {u"--data-binary"_s, u"@"_s + body};
    return msOf([&] {
        if (QProcess::execute(u"curl"_s, arguments) != 0)
            fail(u"curl is missing or failed"_s);
    });
}

/// What a client must do at least for so many operations in batches of 100: post each batch, and make two marks on the
/// disk for it, one before (it may be sent now) and one after (it was taken).
double pushFloorMs(const QUrl &platform, const QString &folder, const QList<double> &disk)
{
    const QString body = folder + u"/batch.json"_s;
    QFile file(body);
    if (!file.open(QIODevice::WriteOnly) || file.write("{\"ops\":[],\"x\":\"" + QByteArray(33000, 'x') + "\"}") < 0)
        fail(u"cannot write "_s + body);
    file.close();
    return curlMs(platform, QList<QByteArray>(100, "/v1/ops"), folder, body) + 200 * percentile(disk, 0.5);
}

}  // namespace

int runRaw(const Shape &shape, const QUrl &platform, const QString &profileFolder, const QString &folder)
{
    const QString cache = profileFolder + u"/cache.db"_s;
    const QString raw = folder + u"/raw.db"_s;
    const auto clear = [&raw] {
        for (const char *end : {"", "-wal", "-shm"})
            QFile::remove(raw + QLatin1String(end));
    };
    QList<QByteArray> paths;
    for (int page = 0; page < StandIn::pagesOf(shape); ++page)
        paths += StandIn::pagePath(page);
    QJsonObject figures;
    figures[u"curl_ms"_s] = curlMs(platform, paths, folder);
    clear();
    figures[u"insert_late_ms"_s] = rawInsertMs(cache, raw, true);
    clear();
    figures[u"insert_ms"_s] = rawInsertMs(cache, raw, false);
    figures[u"changed_floor_ms"_s] = curlMs(platform, {StandIn::pagePath(0)}, folder) + rawReplaceMs(cache, raw, 2);
    clear();
    figures[u"push_floor_ms"_s] = pushFloorMs(platform, folder, durableWrites(folder, 100));
    print(figures);
    return 0;
}

}  // namespace wyh::bench
