// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QFileInfo>
#include <limits>

#include "models/store/cache.h"
#include "models/store/files.h"
#include "models/store/suspect.h"

namespace wyh::store {

using namespace Qt::StringLiterals;

namespace {

const QString kFolder = u":/sql/client/cache"_s;
constexpr qint64 kEver = std::numeric_limits<qint64>::max();

QString folderOf(const QString &path)
{
    return QFileInfo(path).path() + u'/';
}

Result<std::unique_ptr<sql::Connection>> openSound(const QString &path, const sql::OpenOptions &options, bool check)
{
    auto opened = sql::Connection::open(path, options);
    if (!opened.ok())
        return opened;
    if (check) {
        if (const Status sound = (*opened)->quickCheck(); !sound.ok())
            return sound.error();
    }
    if (const Status migrated = sql::migrate(**opened, kFolder); !migrated.ok())
        return migrated.error();
    return opened;
}

/// Whether the content is the trouble, and not the disk or another program.
bool isUnusable(const Error &error)
{
    if (error.code == u"database-corrupt"_s || error.code == u"schema-newer"_s)
        return true;
    return error.code == u"migration-failed"_s && error.params.value(u"reason"_s).toString() != u"disk-full"_s &&
           error.params.value(u"reason"_s).toString() != u"database-busy"_s;
}

Status removePutAside(Files &files, const QString &folder, qint64 beforeMs)
{
    static const QString prefix = u"cache.bad-"_s;
    const QStringList olds = files.names(folder, prefix + u'*');
    for (const QString &old : olds) {
        const QString stamp = old.mid(prefix.size());
        if (stamp.left(stamp.indexOf(u'.')).toLongLong() >= beforeMs)
            continue;
        if (Status removed = files.remove(folder + old); !removed.ok())
            return removed;
    }
    return done();
}

Status putAside(Files &files, const QString &path, qint64 nowMs)
{
    const QString folder = folderOf(path);
    if (Status removed = removePutAside(files, folder, kEver); !removed.ok())
        return removed;
    if (Status moved = moveDatabase(files, path, folder + u"cache.bad-%1.db"_s.arg(nowMs)); !moved.ok())
        return moved;
    return files.remove(suspectPath(path));
}

}  // namespace

QString Cache::pathIn(const QString &folder)
{
    return folder + u"/cache.db"_s;
}

Result<std::unique_ptr<Cache>> Cache::open(const Place &place, qint64 nowMs)
{
    std::unique_ptr<Cache> cache(new Cache(place.files));
    cache->m_path = pathIn(place.folder);
    sql::OpenOptions options = place.base;
    options.mode = sql::OpenOptions::Mode::ReadWriteCreate;
    options.synchronousFull = false;
    options.exclusive = false;
    // Names, phones and streets do not stay behind in free pages.
    options.secureDelete = true;
    options.cacheKiB = 64 * 1024;  // see setBulk()
    // A log that is still there tells of an unclean end.
    const bool unclean = place.files.size(cache->m_path + u"-wal"_s) > 0;
    cache->m_leftOpen = unclean;
    const bool suspected = place.files.exists(suspectPath(cache->m_path));
    auto opened = suspected ? Result<std::unique_ptr<sql::Connection>>(makeError(u"database-corrupt"_s, u"marked"_s))
                            : openSound(cache->m_path, options, unclean);
    if (!opened.ok() && place.mend && isUnusable(opened.error())) {
        qWarning("the cache is put aside and pulled again: %s", qPrintable(opened.error().detail));
        if (const Status moved = putAside(place.files, cache->m_path, nowMs); !moved.ok())
            return moved.error();
        cache->m_rebuilt = true;
        opened = openSound(cache->m_path, options, false);
    }
    if (!opened.ok())
        return opened.error();
    cache->m_connection = std::move(opened).value();
    cache->m_statements = std::make_unique<Statements>(*cache->m_connection, kFolder);
    const auto cursor = cache->cursor();
    cache->setBulk(cursor.ok() && cursor->booting && !cursor->token.isEmpty());
    cache->m_connection->setCommitHook(place.hook);
    return cache;
}

void Cache::setBulk(bool bulk)
{
    m_bulk = bulk;
    // Pages of 4 KB. It only says when the log is copied and how much is kept in memory: a failure costs time, nothing
    // else. A first load only writes behind what it wrote before.
    (void)m_connection->execute(bulk ? "PRAGMA wal_autocheckpoint=16000; PRAGMA cache_size=-24576"
                                     : "PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-65536");
}

Status Cache::executeNamed(const char *name)
{
    return m_connection->execute(sql::statement(kFolder, name).constData());
}

Status Cache::forgetPutAside()
{
    return removePutAside(m_files, folderOf(m_path), kEver);
}

Status Cache::forgetPutAside(qint64 beforeMs)
{
    return removePutAside(m_files, folderOf(m_path), beforeMs);
}

bool Cache::isSuspect() const
{
    return m_files.exists(suspectPath(m_path));
}

const Error &Cache::noted(const Error &error)
{
    // Nothing that is written here can break a rule of the schema, unless what stands there is not what was written.
    if (error.code == u"database-corrupt"_s || error.detail.contains("constraint failed"_L1))
        suspect();
    return error;
}

void Cache::suspect()
{
    (void)markSuspect(m_files, m_path);
}

}  // namespace wyh::store
