// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/rescue/rescuefile.h"

#include <sodium.h>

#include <QtEndian>
#include <algorithm>
#include <array>

namespace wyh::rescue {

using namespace Qt::StringLiterals;

namespace {

// magic, format, operations and memory (KiB) of Argon2id, salt, stream header, verifier of the passphrase, checksum of
// all that; then the content in parts, each with its tag.
const QByteArray kMagic = QByteArrayLiteral("WYH-RESCUE\n");
constexpr quint8 kFormat = 1;
constexpr int kSaltBytes = crypto_pwhash_SALTBYTES;
constexpr int kStreamBytes = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr int kVerifierBytes = 16;
constexpr int kChecksumBytes = 16;
constexpr int kKeyBytes = crypto_secretstream_xchacha20poly1305_KEYBYTES;
constexpr int kTagBytes = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr qsizetype kPartBytes = 64 * 1024;
constexpr qsizetype kMostBytes = 256LL * 1024 * 1024;
/// What a file may ask of the PC that opens it.
constexpr quint32 kMostOperations = 16;
constexpr quint32 kMostMemoryKiB = 1024 * 1024;

struct Layout
{
    static constexpr qsizetype format = 11;
    static constexpr qsizetype operations = format + 1;
    static constexpr qsizetype memory = operations + 4;
    static constexpr qsizetype salt = memory + 4;
    static constexpr qsizetype stream = salt + kSaltBytes;
    static constexpr qsizetype verifier = stream + kStreamBytes;
    static constexpr qsizetype checksum = verifier + kVerifierBytes;
    static constexpr qsizetype end = checksum + kChecksumBytes;
};

unsigned char *raw(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}
const unsigned char *raw(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}
const unsigned char *at(const QByteArray &bytes, qsizetype offset)
{
    return raw(bytes) + offset;
}

QByteArray hash(const QByteArray &content, const QByteArray &key, int bytes)
{
    QByteArray out(bytes, '\0');
    crypto_generichash(raw(out), static_cast<size_t>(bytes), raw(content), static_cast<size_t>(content.size()),
                       key.isEmpty() ? nullptr : raw(key), static_cast<size_t>(key.size()));
    return out;
}

/// Memory that is wiped when it is let go.
class Keys
{
public:
    ~Keys() { sodium_memzero(m_bytes.data(), m_bytes.size()); }
    Keys() = default;
    Keys(const Keys &) = delete;
    Keys &operator=(const Keys &) = delete;

    bool derive(const QString &passphrase, const unsigned char *salt, quint32 operations, quint32 memoryKiB)
    {
        // The same characters typed on another keyboard or system may be composed in another way.
        QByteArray text = passphrase.normalized(QString::NormalizationForm_C).toUtf8();
        const int code =
            crypto_pwhash(m_bytes.data(), m_bytes.size(), text.constData(), static_cast<size_t>(text.size()), salt,
                          operations, static_cast<size_t>(memoryKiB) * 1024, crypto_pwhash_ALG_ARGON2ID13);
        sodium_memzero(text.data(), static_cast<size_t>(text.size()));
        return code == 0;
    }
    [[nodiscard]] const unsigned char *content() const { return m_bytes.data(); }
    [[nodiscard]] QByteArray verifier(const QByteArray &head) const
    {
        const QByteArray key = QByteArray::fromRawData(reinterpret_cast<const char *>(m_bytes.data()) + kKeyBytes,
                                                       static_cast<qsizetype>(m_bytes.size()) - kKeyBytes);
        return hash(head, key, kVerifierBytes);
    }

private:
    std::array<unsigned char, kKeyBytes + 32> m_bytes{};
};

Error damaged(const char *what)
{
    return makeError(u"rescue-damaged"_s, QString::fromLatin1(what));
}

bool begin()
{
    return sodium_init() >= 0;
}

}  // namespace

Result<QByteArray> seal(const QByteArray &content, const QString &passphrase, Cost cost)
{
    if (passphrase.size() < kPassphraseLeast)
        return makeError(u"passphrase-short"_s, {}, {{u"least"_s, kPassphraseLeast}});
    if (!begin())
        return makeError(u"out-of-memory"_s, u"libsodium does not start"_s);
    const bool least = cost == Cost::Least;
    const quint32 operations = least ? crypto_pwhash_OPSLIMIT_MIN : crypto_pwhash_OPSLIMIT_MODERATE;
    const quint32 memoryKiB = (least ? crypto_pwhash_MEMLIMIT_MIN : crypto_pwhash_MEMLIMIT_MODERATE) / 1024;

    QByteArray file(Layout::end, '\0');
    file.replace(0, kMagic.size(), kMagic);
    file[Layout::format] = static_cast<char>(kFormat);
    qToBigEndian(operations, file.data() + Layout::operations);
    qToBigEndian(memoryKiB, file.data() + Layout::memory);
    randombytes_buf(file.data() + Layout::salt, kSaltBytes);
    Keys keys;
    if (!keys.derive(passphrase, at(file, Layout::salt), operations, memoryKiB))
        return makeError(u"out-of-memory"_s, u"Argon2id"_s);
    crypto_secretstream_xchacha20poly1305_state state;
    crypto_secretstream_xchacha20poly1305_init_push(&state, raw(file) + Layout::stream, keys.content());
    file.replace(Layout::verifier, kVerifierBytes, keys.verifier(file.left(Layout::verifier)));
    file.replace(Layout::checksum, kChecksumBytes, hash(file.left(Layout::checksum), {}, kChecksumBytes));

    const QByteArray head = file;
    qsizetype offset = 0;
    do {
        const qsizetype size = std::min(kPartBytes, content.size() - offset);
        const bool last = offset + size == content.size();
        QByteArray part(size + kTagBytes, '\0');
        // The first part also vouches for everything in front of it.
        crypto_secretstream_xchacha20poly1305_push(
            &state, raw(part), nullptr, at(content, offset), static_cast<unsigned long long>(size),
            offset == 0 ? raw(head) : nullptr, offset == 0 ? static_cast<unsigned long long>(head.size()) : 0,
            last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
        file += part;
        offset += size;
    } while (offset < content.size());
    sodium_memzero(&state, sizeof state);
    return file;
}

Result<QByteArray> open(const QByteArray &file, const QString &passphrase)
{
    if (!file.startsWith(kMagic) || file.size() > kMostBytes)
        return makeError(u"rescue-not-ours"_s);
    if (file.size() > kMagic.size() && static_cast<quint8>(file.at(Layout::format)) > kFormat)
        return makeError(u"rescue-newer"_s);
    if (file.size() < Layout::end + kTagBytes)
        return damaged("cut off");
    if (file.mid(Layout::checksum, kChecksumBytes) != hash(file.left(Layout::checksum), {}, kChecksumBytes))
        return damaged("head");
    const auto operations = qFromBigEndian<quint32>(file.constData() + Layout::operations);
    const auto memoryKiB = qFromBigEndian<quint32>(file.constData() + Layout::memory);
    if (operations < crypto_pwhash_OPSLIMIT_MIN || operations > kMostOperations ||
        memoryKiB < crypto_pwhash_MEMLIMIT_MIN / 1024 || memoryKiB > kMostMemoryKiB)
        return damaged("cost");
    if (!begin())
        return makeError(u"out-of-memory"_s, u"libsodium does not start"_s);
    Keys keys;
    if (!keys.derive(passphrase, at(file, Layout::salt), operations, memoryKiB))
        return makeError(u"out-of-memory"_s, u"Argon2id"_s);
    const QByteArray verifier = keys.verifier(file.left(Layout::verifier));
    if (sodium_memcmp(verifier.constData(), file.constData() + Layout::verifier, kVerifierBytes) != 0)
        return makeError(u"rescue-passphrase"_s);

    crypto_secretstream_xchacha20poly1305_state state;
    if (crypto_secretstream_xchacha20poly1305_init_pull(&state, at(file, Layout::stream), keys.content()) != 0)
        return damaged("stream");
    const QByteArray head = file.left(Layout::end);
    QByteArray content;
    qsizetype offset = Layout::end;
    bool complete = false;
    while (offset < file.size() && !complete) {
        const qsizetype size = std::min(kPartBytes + kTagBytes, file.size() - offset);
        if (size < kTagBytes)
            break;
        QByteArray part(size - kTagBytes, '\0');
        unsigned char tag = 0;
        const bool first = offset == Layout::end;
        const int code = crypto_secretstream_xchacha20poly1305_pull(
            &state, raw(part), nullptr, &tag, at(file, offset), static_cast<unsigned long long>(size),
            first ? raw(head) : nullptr, first ? static_cast<unsigned long long>(head.size()) : 0);
        if (code != 0)
            return damaged("content");
        content += part;
        offset += size;
        complete = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    }
    sodium_memzero(&state, sizeof state);
    // Nothing of a document that is not whole is given out.
    if (!complete || offset != file.size())
        return damaged("cut off");
    return content;
}

}  // namespace wyh::rescue
