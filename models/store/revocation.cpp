// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/store/revocation.h"

#include "models/store/files.h"

namespace wyh::store {

using namespace Qt::StringLiterals;

namespace {

QString markOf(const QString &folder)
{
    return folder + u"/revoked.mark"_s;
}

}  // namespace

Result<QString> keepSealed(Files &files, const QString &folder, const QByteArray &sealed, qint64 nowMs)
{
    const QString path = folder + u"/unsent-%1.rescue"_s.arg(nowMs);
    const QString fresh = path + u".new"_s;
    const auto place = [&]() -> Status {
        if (Status written = files.write(fresh, sealed); !written.ok())
            return written;
        return replaceDurably(files, fresh, path);
    };
    Status placed = place();
    // What is set aside for the last acts on a full disk: this is the last one.
    if (!placed.ok() && releaseReserve(files, folder))
        placed = place();
    if (placed.ok())
        return path;
    (void)files.remove(fresh);
    return placed.error();
}

Status markForRemoval(Files &files, const QString &folder)
{
    Status marked = files.write(markOf(folder), {});
    if (marked.ok())
        marked = files.flush(markOf(folder));
    // Half a mark would delete at the next start what is done from now on.
    if (!marked.ok())
        (void)files.remove(markOf(folder));
    files.flushFolder(folder);
    return marked;
}

bool isMarkedForRemoval(const Files &files, const QString &folder)
{
    return files.exists(markOf(folder));
}

Status removeProfileData(Files &files, const QString &folder)
{
    for (const QString &pattern :
         {u"cache.*"_s, u"outbox.*"_s, u"working.txt"_s, u"reserve.bin"_s, u"*.rescue.new"_s}) {
        const QStringList names = files.names(folder, pattern);
        for (const QString &name : names) {
            if (Status removed = files.remove(folder + u'/' + name); !removed.ok())
                return removed;
        }
    }
    files.flushFolder(folder);
    return files.remove(markOf(folder));
}

}  // namespace wyh::store
