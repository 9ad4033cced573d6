// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>
#include <limits>
#include <memory>
#include <optional>

#include "models/core/ids.h"
#include "models/core/money.h"
#include "models/core/result.h"

namespace wyh::contract {

/// Reads one JSON object strictly: every wrong member is remembered by its JSON pointer (the first 20 are, each by its
/// first 200 characters) and read as an empty value, so that all mistakes of a document are known at the end. Readers
/// of inner objects share the list. Nothing is converted: a number in quotes is no number, 1.5 is no integer, and
/// integers stop at 2^53 - 1 (RFC 8259, 6).
class JsonReader
{
public:
    static constexpr qint64 kMaxInteger = (qint64(1) << 53) - 1;
    static constexpr int kMaxText = 65536;  ///< generous: one long remark must not stop a whole page
    static constexpr int kMaxReason = 4000;
    static constexpr int kMaxId = 64;

    explicit JsonReader(QJsonObject object);

    [[nodiscard]] bool has(const char *key) const;
    QString text(const char *key, int most = kMaxText);
    QString textOr(const char *key, const QString &absent = {}, int most = kMaxText);
    /// Never empty.
    QString id(const char *key, int most = kMaxId);
    bool boolean(const char *key);
    qint64 integer(const char *key, qint64 least = -kMaxInteger, qint64 most = kMaxInteger);
    int number(const char *key, int least = std::numeric_limits<int>::min(),
               int most = std::numeric_limits<int>::max());
    /// RFC 3339 -> milliseconds since 1970.
    qint64 time(const char *key);
    qint64 timeOr(const char *key, qint64 absent);
    QStringList texts(const char *key);
    JsonReader object(const char *key);
    /// An object that need not be there; it is taken as it is.
    QJsonObject anyObjectOr(const char *key);
    QJsonObject anyObject(const char *key);
    QJsonArray array(const char *key);

    /// One of the names; the first name's index when wrong.
    int oneOf(const char *key, const QStringList &names);

    template <class Each>
    void each(const char *key, Each read)
    {
        const QJsonArray entries = array(key);
        for (qsizetype i = 0; i < entries.size(); ++i) {
            JsonReader entry = inner(QString::fromLatin1(key) + u'/' + QString::number(i), entries.at(i));
            read(entry);
        }
    }

    /// Every member of an object used as a map: read(member name, reader of the value).
    template <class Each>
    void eachMember(const char *key, Each read)
    {
        const QJsonObject members = anyObject(key);
        for (auto it = members.begin(); it != members.end(); ++it) {
            JsonReader entry = inner(QString::fromLatin1(key) + u'/' + escaped(it.key()), it.value());
            read(it.key(), entry);
        }
    }

    /// Remember a mistake of the caller's own finding.
    void reject(const char *key);
    [[nodiscard]] bool ok() const { return m_wrong->isEmpty(); }
    [[nodiscard]] const QStringList &wrongPointers() const { return *m_wrong; }
    /// "malformed", params.pointer = the first wrong place, params.pointers = all that are remembered.
    [[nodiscard]] Error error() const;

    template <class T>
    Result<T> finish(T value) const
    {
        if (!ok())
            return error();
        return value;
    }

    /// "~" and "/" as a JSON pointer writes them.
    static QString escaped(QString name);

private:
    JsonReader(QJsonObject object, QString base, std::shared_ptr<QStringList> wrong);
    JsonReader inner(const QString &step, const QJsonValue &value);
    [[nodiscard]] QJsonValue value(const char *key) const;
    void wrong(const QString &pointer);

    static constexpr qsizetype kMostPointers = 20;
    static constexpr qsizetype kLongestPointer = 200;  ///< all of them together stay far below kMaxText
    static_assert(kMostPointers * (kLongestPointer + 2) < kMaxText / 2);
    QJsonObject m_object;
    QString m_base;
    std::shared_ptr<QStringList> m_wrong;
};

}  // namespace wyh::contract
