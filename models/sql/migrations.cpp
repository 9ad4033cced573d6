// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/sql/migrations.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QMap>
#include <QMutex>

namespace wyh::sql {

using namespace Qt::StringLiterals;

namespace {

/// Number -> file, of the files that start with four digits and an underscore. Every opening of a file asks for it, so
/// the names are neither matched with a pattern nor sorted first.
QMap<int, QString> steps(const QString &folder)
{
    QMap<int, QString> files;
    for (const QString &name : QDir(folder).entryList(QDir::Files, QDir::Unsorted)) {
        bool ok = false;
        const int number = QStringView(name).left(4).toInt(&ok);
        if (ok && number > 0 && name.size() > 4 && name.at(4) == u'_' && name.endsWith(u".sql"_s))
            files.insert(number, folder + u'/' + name);
    }
    return files;
}

Status applyStep(Connection &connection, int number, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return makeError(u"migration-failed"_s, u"cannot read %1"_s.arg(path));
    QByteArray statements = file.readAll();
    statements += "\n;PRAGMA user_version=" + QByteArray::number(number);
    const Status status = connection.execute(statements.constData());
    if (!status.ok())
        return makeError(u"migration-failed"_s, u"%1: %2"_s.arg(path, status.error().detail),
                         {{u"reason"_s, status.error().code}});
    return status;
}

}  // namespace

Status migrate(Connection &connection, const QString &folder, int upTo)
{
    const QMap<int, QString> all = steps(folder);
    const int newest = all.isEmpty() ? 0 : all.lastKey();
    const Result<int> current = connection.userVersion();
    if (!current.ok())
        return current.error();
    if (*current > newest)
        return makeError(u"schema-newer"_s, u"schema %1, this program knows %2"_s.arg(*current).arg(newest));
    for (auto it = all.upperBound(*current); it != all.end() && it.key() <= upTo; ++it) {
        const int number = it.key();
        const QString &path = it.value();
        const Status status = connection.transaction([&]() -> Status {
            // Asked again under the write lock.
            const Result<int> now = connection.userVersion();
            if (!now.ok())
                return now.error();
            return *now >= number ? done() : applyStep(connection, number, path);
        });
        if (!status.ok())
            return status;
    }
    return done();
}

int newestVersion(const QString &folder)
{
    const QMap<int, QString> all = steps(folder);
    return all.isEmpty() ? 0 : all.lastKey();
}

QByteArray statement(const QString &folder, const char *name)
{
    static QMutex mutex;
    static QHash<QString, QByteArray> cache;
    const QString path = folder + u'/' + QString::fromLatin1(name) + u".sql"_s;
    const QMutexLocker lock(&mutex);
    const auto it = cache.constFind(path);
    if (it != cache.constEnd())
        return *it;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("missing statement %s", qPrintable(path));
    const QByteArray text = file.readAll().trimmed();
    cache.insert(path, text);
    return text;
}

}  // namespace wyh::sql
