// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/contract/jsontape.h"

#include <array>
#include <cstring>

#include "net/contract/codec.h"

namespace wyh::contract {

namespace {

constexpr int kMaxDepth = 32;

/// Bytes of a text that need no second look: neither its end, nor an escape, nor a control character.
constexpr std::array<bool, 256> plainBytes()
{
    std::array<bool, 256> plain{};
    for (int i = 0x20; i < 256; ++i)
        plain[static_cast<size_t>(i)] = i != '"' && i != '\\';
    return plain;
}
constexpr std::array<bool, 256> kPlain = plainBytes();

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

int hexDigit(char c)
{
    if (isDigit(c))
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

}  // namespace

std::optional<JsonTape> JsonTape::read(QByteArrayView bytes)
{
    // Everything is cut out of the text later without looking again.
    if (bytes.size() >= std::numeric_limits<qint32>::max() || !bytes.isValidUtf8())
        return std::nullopt;
    JsonTape tape(bytes);
    tape.m_nodes.reserve(static_cast<size_t>(bytes.size() / 16 + 16));
    tape.skipSpace();
    if (tape.m_at >= bytes.size() || bytes[tape.m_at] != '{' || !tape.value(0))
        return std::nullopt;
    tape.skipSpace();
    if (tape.m_at != bytes.size())
        return std::nullopt;
    return tape;
}

void JsonTape::skipSpace()
{
    while (m_at < m_bytes.size()) {
        const char c = m_bytes[m_at];
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
            return;
        ++m_at;
    }
}

bool JsonTape::text(quint32 &begin, quint32 &size, bool &escaped)
{
    // At the first quote.
    const char *const start = m_bytes.data() + m_at + 1;
    const char *const end = m_bytes.data() + m_bytes.size();
    const char *at = start;
    for (;;) {
        while (at < end && kPlain[static_cast<uchar>(*at)])
            ++at;
        if (at >= end)
            return false;
        if (*at == '"')
            break;
        if (*at != '\\' || end - at < 2)
            return false;
        escaped = true;
        at += 2;
    }
    begin = static_cast<quint32>(start - m_bytes.data());
    size = static_cast<quint32>(at - start);
    m_at = at + 1 - m_bytes.data();
    return true;
}

bool JsonTape::number()
{
    Node &node = m_nodes.back();
    const qsizetype start = m_at;
    if (m_bytes[m_at] == '-')
        ++m_at;
    const qsizetype digits = m_at;
    while (m_at < m_bytes.size() && isDigit(m_bytes[m_at]))
        ++m_at;
    // Fractions and exponents do not occur in what we write.
    if (m_at == digits || (m_bytes[digits] == '0' && m_at - digits > 1))
        return false;
    node.begin = static_cast<quint32>(start);
    node.size = static_cast<quint32>(m_at - start);
    node.kind = Kind::Number;
    return true;
}

bool JsonTape::word(QByteArrayView letters)
{
    if (!m_bytes.sliced(m_at).startsWith(letters))
        return false;
    Node &node = m_nodes.back();
    node.begin = static_cast<quint32>(m_at);
    node.size = static_cast<quint32>(letters.size());
    node.kind = letters[0] == 'n' ? Kind::Null : letters[0] == 't' ? Kind::True : Kind::False;
    m_at += letters.size();
    return true;
}

bool JsonTape::value(int depth)
{
    const auto index = static_cast<quint32>(m_nodes.size());
    m_nodes.emplace_back();
    bool taken = false;
    switch (m_bytes[m_at]) {
        case '{':
            taken = depth < kMaxDepth && members(index, depth + 1);
            break;
        case '[':
            taken = depth < kMaxDepth && elements(index, depth + 1);
            break;
        case '"': {
            Node &node = m_nodes.back();
            node.kind = Kind::Text;
            taken = text(node.begin, node.size, node.escaped);
            break;
        }
        case 't':
            taken = word("true");
            break;
        case 'f':
            taken = word("false");
            break;
        case 'n':
            taken = word("null");
            break;
        default:
            taken = number();
            break;
    }
    m_nodes[index].next = static_cast<quint32>(m_nodes.size());
    return taken;
}

bool JsonTape::members(quint32 index, int depth)
{
    const qsizetype start = m_at++;
    skipSpace();
    bool first = true;
    bool sorted = true;
    QByteArrayView before;
    while (m_at < m_bytes.size() && m_bytes[m_at] != '}') {
        if (!first) {
            if (m_bytes[m_at] != ',')
                return false;
            ++m_at;
            skipSpace();
        }
        first = false;
        quint32 keyBegin = 0;
        quint32 keySize = 0;
        bool escaped = false;
        if (m_at >= m_bytes.size() || m_bytes[m_at] != '"' || !text(keyBegin, keySize, escaped) || escaped ||
            keySize > std::numeric_limits<quint16>::max())
            return false;
        const QByteArrayView key = m_bytes.sliced(keyBegin, keySize);
        sorted = sorted && before < key;
        before = key;
        skipSpace();
        if (m_at >= m_bytes.size() || m_bytes[m_at] != ':')
            return false;
        ++m_at;
        skipSpace();
        const size_t member = m_nodes.size();
        if (m_at >= m_bytes.size() || !value(depth))
            return false;
        m_nodes[member].keyBegin = keyBegin;
        m_nodes[member].keySize = static_cast<quint16>(keySize);
        skipSpace();
    }
    if (m_at >= m_bytes.size())
        return false;
    ++m_at;
    Node &node = m_nodes[index];
    node.kind = Kind::Object;
    node.sorted = sorted;
    node.begin = static_cast<quint32>(start);
    node.size = static_cast<quint32>(m_at - start);
    return true;
}

bool JsonTape::elements(quint32 index, int depth)
{
    const qsizetype start = m_at++;
    skipSpace();
    bool first = true;
    while (m_at < m_bytes.size() && m_bytes[m_at] != ']') {
        if (!first) {
            if (m_bytes[m_at] != ',')
                return false;
            ++m_at;
            skipSpace();
        }
        first = false;
        if (m_at >= m_bytes.size() || !value(depth))
            return false;
        skipSpace();
    }
    if (m_at >= m_bytes.size())
        return false;
    ++m_at;
    Node &node = m_nodes[index];
    node.kind = Kind::Array;
    node.begin = static_cast<quint32>(start);
    node.size = static_cast<quint32>(m_at - start);
    return true;
}

std::optional<QString> JsonTape::textOf(const Node &node) const
{
    const QByteArrayView bytes = bytesOf(node);
    // fromUtf8() would drop a byte order mark; the slow way keeps it.
    if (bytes.startsWith("\xef\xbb\xbf"))
        return std::nullopt;
    if (!node.escaped)
        return QString::fromUtf8(bytes);
    QString text;
    text.reserve(bytes.size());
    qsizetype plainFrom = 0;
    for (qsizetype at = 0; at < bytes.size();) {
        if (bytes[at] != '\\') {
            ++at;
            continue;
        }
        text += QString::fromUtf8(bytes.sliced(plainFrom, at - plainFrom));
        static constexpr QByteArrayView kEscapes = "\"\\/bfnrt";
        static constexpr QByteArrayView kMeanings = "\"\\/\b\f\n\r\t";
        const char kind = bytes[at + 1];
        at += 2;
        if (kind == 'u') {
            int unit = 0;
            for (int i = 0; i < 4; ++i) {
                const int digit = at + i < bytes.size() ? hexDigit(bytes[at + i]) : -1;
                if (digit < 0)
                    return std::nullopt;
                unit = unit * 16 + digit;
            }
            if (QChar::isSurrogate(static_cast<char32_t>(unit)))
                return std::nullopt;
            text += QChar(static_cast<char16_t>(unit));
            at += 4;
        } else {
            const qsizetype found = kEscapes.indexOf(kind);
            if (found < 0)
                return std::nullopt;
            text += QLatin1Char(kMeanings[found]);
        }
        plainFrom = at;
    }
    text += QString::fromUtf8(bytes.sliced(plainFrom));
    return text;
}

std::optional<qint64> JsonTape::integerOf(const Node &node) const
{
    // Seventeen digits stay far from the ends of 64 bits.
    if (node.kind != Kind::Number || node.size > 17)
        return std::nullopt;
    const QByteArrayView bytes = bytesOf(node);
    const bool negative = bytes[0] == '-';
    qint64 value = 0;
    for (qsizetype i = negative ? 1 : 0; i < bytes.size(); ++i)
        value = value * 10 + (bytes[i] - '0');
    return negative ? -value : value;
}

TapeReader::TapeReader(const JsonTape &tape, quint32 index, bool &ok)
    : m_tape(tape), m_index(index), m_hint(index + 1), m_ok(ok)
{
    if (tape.at(index).kind != JsonTape::Kind::Object)
        m_ok = false;
}

TapeReader TapeReader::inner(quint32 index)
{
    return TapeReader(m_tape, index, m_ok);
}

const JsonTape::Node *TapeReader::find(const char *key)
{
    const JsonTape::Node &self = m_tape.at(m_index);
    if (self.kind != JsonTape::Kind::Object)
        return nullptr;
    const size_t size = std::strlen(key);
    const auto named = [&](const JsonTape::Node &node) {
        return node.keySize == size && std::memcmp(m_tape.keyOf(node).data(), key, size) == 0;
    };
    if (!self.sorted) {
        // A name that comes twice has its last value, as in a QJsonObject.
        const JsonTape::Node *found = nullptr;
        for (quint32 at = m_index + 1; at < self.next; at = m_tape.at(at).next) {
            if (named(m_tape.at(at)))
                found = &m_tape.at(at);
        }
        return found;
    }
    const quint32 start = m_hint;
    for (quint32 at = start; at < self.next; at = m_tape.at(at).next) {
        if (named(m_tape.at(at))) {
            m_hint = m_tape.at(at).next;
            return &m_tape.at(at);
        }
    }
    for (quint32 at = m_index + 1; at < start; at = m_tape.at(at).next) {
        if (named(m_tape.at(at))) {
            m_hint = m_tape.at(at).next;
            return &m_tape.at(at);
        }
    }
    return nullptr;
}

QString TapeReader::text(const char *key, int most)
{
    const JsonTape::Node *node = find(key);
    std::optional<QString> found;
    if (node && node->kind == JsonTape::Kind::Text)
        found = m_tape.textOf(*node);
    if (!found || found->size() > most) {
        wrong();
        return {};
    }
    return std::move(*found);
}

QString TapeReader::textOr(const char *key, const QString &absent, int most)
{
    return has(key) ? text(key, most) : absent;
}

QString TapeReader::id(const char *key, int most)
{
    QString found = text(key, most);
    if (found.isEmpty())
        wrong();
    return found;
}

bool TapeReader::boolean(const char *key)
{
    const JsonTape::Node *node = find(key);
    const bool yes = node && node->kind == JsonTape::Kind::True;
    if (!yes && (!node || node->kind != JsonTape::Kind::False))
        wrong();
    return yes;
}

qint64 TapeReader::integer(const char *key, qint64 least, qint64 most)
{
    const JsonTape::Node *node = find(key);
    const auto found = node ? m_tape.integerOf(*node) : std::nullopt;
    if (!found || *found < least || *found > most) {
        wrong();
        return 0;
    }
    return *found;
}

int TapeReader::number(const char *key, int least, int most)
{
    return static_cast<int>(integer(key, least, most));
}

qint64 TapeReader::time(const char *key)
{
    const auto read = timeFromText(text(key));
    if (!read.ok()) {
        wrong();
        return 0;
    }
    return *read;
}

qint64 TapeReader::timeOr(const char *key, qint64 absent)
{
    return has(key) ? time(key) : absent;
}

QStringList TapeReader::texts(const char *key)
{
    QStringList all;
    const JsonTape::Node *array = find(key);
    if (!array || array->kind != JsonTape::Kind::Array) {
        wrong();
        return all;
    }
    const quint32 end = array->next;
    for (quint32 at = indexOf(array) + 1; at < end; at = m_tape.at(at).next) {
        const JsonTape::Node &node = m_tape.at(at);
        auto found = node.kind == JsonTape::Kind::Text ? m_tape.textOf(node) : std::nullopt;
        if (!found || found->size() > JsonReader::kMaxText)
            wrong();
        else
            all.append(std::move(*found));
    }
    return all;
}

TapeReader TapeReader::object(const char *key)
{
    const JsonTape::Node *node = find(key);
    if (!node || node->kind != JsonTape::Kind::Object) {
        wrong();
        return inner(m_index);
    }
    return inner(indexOf(node));
}

int TapeReader::oneOf(const char *key, const QStringList &names)
{
    const qsizetype found = names.indexOf(text(key));
    if (found < 0) {
        wrong();
        return 0;
    }
    return static_cast<int>(found);
}

QByteArrayView TapeReader::raw(const char *key)
{
    const JsonTape::Node *node = find(key);
    if (!node) {
        wrong();
        return {};
    }
    return m_tape.bytesOf(*node);
}

}  // namespace wyh::contract
