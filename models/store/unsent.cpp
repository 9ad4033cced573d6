// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/unsent.h"

#include <QFile>

#include "models/store/files.h"
#include "models/store/revocation.h"
#include "models/store/statements.h"

namespace wyh::store {

using namespace Qt::StringLiterals;

Result<OutboxCounts> unsentIn(const QString &folder)
{
    const QString path = folder + u"/outbox.db"_s;
    if (const DiskFiles files; isMarkedForRemoval(files, folder))
        return OutboxCounts();
    if (!QFile::exists(path)) {
        // A new profile has none. One that has only the copy lost it: how much waits is known when it is rescued.
        if (QFile::exists(folder + u"/outbox.bak"_s) || QFile::exists(folder + u"/outbox.new.db"_s))
            return makeError(u"database-corrupt"_s, u"the outbox is missing"_s);
        return OutboxCounts();
    }
    // Opened as the store opens it: after a crash the last acts lie in the write-ahead log only.
    sql::OpenOptions options;
    options.synchronousFull = true;
    options.exclusive = true;
    options.cacheKiB = 1024;
    options.busyTimeoutMs = 250;  // somebody looks at the list of accounts; "not counted" is an answer too
    auto opened = sql::Connection::open(path, options);
    if (!opened.ok())
        return opened.error();
    Statements statements(**opened, u":/sql/client/outbox"_s);
    // Whatever the schema: nothing is brought up to date by being counted.
    sql::Query query = statements("count_unsent");
    if (!query.step())
        return query.error();
    return OutboxCounts{static_cast<int>(query.integer(0)), static_cast<int>(query.integer(1)), 0};
}

}  // namespace wyh::store
