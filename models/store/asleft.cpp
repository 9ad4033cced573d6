// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Profiles that nobody works in.
#include "models/store/asleft.h"

#include "models/sql/migrations.h"
#include "models/store/storeprivate.h"
#include "models/store/suspect.h"

namespace wyh::store {

using namespace Qt::StringLiterals;

namespace {

Status notNewer(const QString &path, const QString &schema, const sql::OpenOptions &base)
{
    sql::OpenOptions options = base;
    options.mode = sql::OpenOptions::Mode::ReadWriteCreate;
    // Its log may be a newer program's too: it is not carried over by being looked at.
    options.checkpoints = false;
    options.exclusive = true;
    const auto opened = sql::Connection::open(path, options);
    if (!opened.ok())
        return opened.error();
    const Result<int> version = (*opened)->userVersion();
    if (!version.ok())
        return version.error();
    return *version > sql::newestVersion(schema) ? Status(makeError(u"schema-newer"_s)) : done();
}

}  // namespace

Status asLeft(const Files &files, const QString &folder, const sql::OpenOptions &base)
{
    const QString cache = Cache::pathIn(folder);
    const QString outbox = folder + u"/outbox.db"_s;
    for (const QString &path : {cache, outbox}) {
        if (files.size(path) == 0)
            return makeError(u"file-error"_s, u"missing"_s);
    }
    if (files.exists(suspectPath(cache)) || files.exists(folder + u"/outbox.new.db"_s))
        return makeError(u"database-corrupt"_s, u"to be mended"_s);
    if (!CrashGuard(folder).leftBehind().isEmpty())
        return makeError(u"file-error"_s, u"the last run ended in its work"_s);
    // Both before either is brought up to date.
    if (Status known = notNewer(cache, u":/sql/client/cache"_s, base); !known.ok())
        return known;
    return notNewer(outbox, u":/sql/client/outbox"_s, base);
}

Result<bool> LocalStore::goByLastClock()
{
    const auto told = d->cache->meta("platform_clock");
    if (!told.ok())
        return told.error();
    d->byLastClock = !told->isEmpty();
    return d->byLastClock;
}

}  // namespace wyh::store
