// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/contract/jsonreader.h"

#include "net/contract/codec.h"

namespace wyh::contract {

namespace {

/// QJsonValue::toInteger() keeps 64 bits where toDouble() would not; two different defaults tell "no integer" apart.
std::optional<qint64> integerOf(const QJsonValue &value)
{
    if (!value.isDouble())
        return std::nullopt;
    const qint64 first = value.toInteger(-1);
    if (first == -1 && value.toInteger(-2) == -2)
        return std::nullopt;
    return first;
}

}  // namespace

JsonReader::JsonReader(QJsonObject object) : JsonReader(std::move(object), {}, std::make_shared<QStringList>()) {}

JsonReader::JsonReader(QJsonObject object, QString base, std::shared_ptr<QStringList> wrong)
    : m_object(std::move(object)), m_base(std::move(base)), m_wrong(std::move(wrong))
{
}

QJsonValue JsonReader::value(const char *key) const
{
    return m_object.value(QLatin1String(key));
}

bool JsonReader::has(const char *key) const
{
    return m_object.contains(QLatin1String(key));
}

/// A hostile document can have a mistake in every second byte, and names of any length on the way to it. What is made
/// of the mistakes is stored and read again, within the limits of a text: the beginning of a long place is enough.
void JsonReader::wrong(const QString &pointer)
{
    if (m_wrong->size() < kMostPointers)
        m_wrong->append(pointer.left(kLongestPointer));
}

void JsonReader::reject(const char *key)
{
    wrong(m_base + u'/' + QLatin1String(key));
}

QString JsonReader::escaped(QString name)
{
    return name.replace(u'~', QLatin1String("~0")).replace(u'/', QLatin1String("~1"));
}

JsonReader JsonReader::inner(const QString &step, const QJsonValue &value)
{
    const QString base = m_base + u'/' + step;
    if (!value.isObject())
        wrong(base);
    return JsonReader(value.toObject(), base, m_wrong);
}

QString JsonReader::text(const char *key, int most)
{
    const QJsonValue found = value(key);
    if (!found.isString() || found.toString().size() > most) {
        reject(key);
        return {};
    }
    return found.toString();
}

QString JsonReader::textOr(const char *key, const QString &absent, int most)
{
    return has(key) ? text(key, most) : absent;
}

QString JsonReader::id(const char *key, int most)
{
    const QString found = value(key).toString();
    if (found.isEmpty() || found.size() > most)
        reject(key);
    return found;
}

bool JsonReader::boolean(const char *key)
{
    if (!value(key).isBool())
        reject(key);
    return value(key).toBool();
}

qint64 JsonReader::integer(const char *key, qint64 least, qint64 most)
{
    const auto found = integerOf(value(key));
    if (!found || *found < least || *found > most) {
        reject(key);
        return 0;
    }
    return *found;
}

int JsonReader::number(const char *key, int least, int most)
{
    return static_cast<int>(integer(key, least, most));
}

qint64 JsonReader::time(const char *key)
{
    const auto read = timeFromText(value(key).toString());
    if (!read.ok()) {
        reject(key);
        return 0;
    }
    return *read;
}

qint64 JsonReader::timeOr(const char *key, qint64 absent)
{
    return has(key) ? time(key) : absent;
}

QStringList JsonReader::texts(const char *key)
{
    QStringList all;
    const QJsonArray entries = array(key);
    for (qsizetype i = 0; i < entries.size(); ++i) {
        if (!entries.at(i).isString() || entries.at(i).toString().size() > kMaxText)
            wrong(m_base + u'/' + QLatin1String(key) + u'/' + QString::number(i));
        else
            all.append(entries.at(i).toString());
    }
    return all;
}

JsonReader JsonReader::object(const char *key)
{
    return inner(QString::fromLatin1(key), value(key));
}

QJsonObject JsonReader::anyObject(const char *key)
{
    if (!value(key).isObject())
        reject(key);
    return value(key).toObject();
}

QJsonObject JsonReader::anyObjectOr(const char *key)
{
    return has(key) ? anyObject(key) : QJsonObject();
}

QJsonArray JsonReader::array(const char *key)
{
    if (!value(key).isArray())
        reject(key);
    return value(key).toArray();
}

int JsonReader::oneOf(const char *key, const QStringList &names)
{
    const qsizetype found = value(key).isString() ? names.indexOf(value(key).toString()) : -1;
    if (found < 0) {
        reject(key);
        return 0;
    }
    return static_cast<int>(found);
}

Error JsonReader::error() const
{
    return makeError(QStringLiteral("malformed"),
                     QLatin1String("wrong or missing: ") + m_wrong->join(QLatin1String(", ")),
                     {{QStringLiteral("pointer"), m_wrong->value(0)},
                      {QStringLiteral("pointers"), QJsonArray::fromStringList(*m_wrong)}});
}

}  // namespace wyh::contract
