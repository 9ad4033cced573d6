// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <limits>
#include <optional>
#include <vector>

#include "net/contract/jsonreader.h"

namespace wyh::contract {

/// JSON bytes as a flat list of their values in the order of the text: what a page of the feed is read with, where a
/// QJsonDocument costs more than everything else together. Stricter than QJsonDocument and without any word on what is
/// wrong: whoever gets nothing reads the bytes the slow way, which either takes them or says why not. The bytes must
/// outlive the tape.
class JsonTape
{
public:
    enum class Kind : quint8 { Null, False, True, Number, Text, Array, Object };
    struct Node
    {
        quint32 begin = 0;     ///< of the value; of a text: behind its first quote
        quint32 size = 0;      ///< without the quotes of a text
        quint32 next = 0;      ///< the node behind this one and all that is inside it
        quint32 keyBegin = 0;  ///< of a member's name, behind the quote
        quint16 keySize = 0;
        Kind kind = Kind::Null;
        bool escaped = false;  ///< the text has escapes
        bool sorted = false;   ///< the object's members stand in the order of their names, none twice
    };

    /// nullopt: not an object, not JSON, deeper than 32, or in an unusual form.
    static std::optional<JsonTape> read(QByteArrayView bytes);

    [[nodiscard]] const Node &at(quint32 index) const { return m_nodes[index]; }
    [[nodiscard]] QByteArrayView bytesOf(const Node &node) const { return m_bytes.sliced(node.begin, node.size); }
    [[nodiscard]] QByteArrayView keyOf(const Node &node) const { return m_bytes.sliced(node.keyBegin, node.keySize); }
    /// nullopt: an escape that is not read here (a lone surrogate, say).
    [[nodiscard]] std::optional<QString> textOf(const Node &node) const;
    /// nullopt: no integer in plain digits.
    [[nodiscard]] std::optional<qint64> integerOf(const Node &node) const;

private:
    explicit JsonTape(QByteArrayView bytes) : m_bytes(bytes) {}
    bool value(int depth);
    bool members(quint32 index, int depth);
    bool elements(quint32 index, int depth);
    bool text(quint32 &begin, quint32 &size, bool &escaped);
    bool number();
    bool word(QByteArrayView letters);
    void skipSpace();

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    std::vector<Node> m_nodes;
};

/// Reads an object of a tape as JsonReader reads a QJsonObject, so that both take the same templates. It only knows
/// whether everything was right.
class TapeReader
{
public:
    explicit TapeReader(const JsonTape &tape) : TapeReader(tape, 0, m_allOk) {}
    TapeReader(const TapeReader &) = delete;
    TapeReader &operator=(const TapeReader &) = delete;

    [[nodiscard]] bool has(const char *key) { return find(key) != nullptr; }
    QString text(const char *key, int most = JsonReader::kMaxText);
    QString textOr(const char *key, const QString &absent = {}, int most = JsonReader::kMaxText);
    QString id(const char *key, int most = JsonReader::kMaxId);
    bool boolean(const char *key);
    qint64 integer(const char *key, qint64 least = -JsonReader::kMaxInteger, qint64 most = JsonReader::kMaxInteger);
    int number(const char *key, int least = std::numeric_limits<int>::min(),
               int most = std::numeric_limits<int>::max());
    qint64 time(const char *key);
    qint64 timeOr(const char *key, qint64 absent);
    QStringList texts(const char *key);
    TapeReader object(const char *key);
    int oneOf(const char *key, const QStringList &names);
    /// The value as it stands in the bytes.
    QByteArrayView raw(const char *key);
    [[nodiscard]] QByteArrayView bytes() const { return m_tape.bytesOf(m_tape.at(m_index)); }

    template <class Each>
    void each(const char *key, Each read)
    {
        const JsonTape::Node *array = find(key);
        if (!array || array->kind != JsonTape::Kind::Array) {
            wrong();
            return;
        }
        const quint32 end = array->next;
        for (quint32 at = indexOf(array) + 1; at < end; at = m_tape.at(at).next) {
            TapeReader entry = inner(at);
            read(entry);
        }
    }

    void reject(const char * /*key*/) { wrong(); }
    void wrong() { m_ok = false; }
    [[nodiscard]] bool ok() const { return m_ok; }

private:
    TapeReader(const JsonTape &tape, quint32 index, bool &ok);
    TapeReader inner(quint32 index);
    const JsonTape::Node *find(const char *key);
    [[nodiscard]] quint32 indexOf(const JsonTape::Node *node) const
    {
        return static_cast<quint32>(node - &m_tape.at(0));
    }

    const JsonTape &m_tape;
    quint32 m_index;
    quint32 m_hint;  ///< where the next member is likely found
    bool m_allOk = true;
    bool &m_ok;
};

}  // namespace wyh::contract
