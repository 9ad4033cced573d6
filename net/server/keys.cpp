// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/keys.h"

#include <sodium.h>

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include "net/server/statements.h"

namespace wyh::server {

namespace {

constexpr int kKeyBytes = 32;
constexpr auto kBase64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

Result<QByteArray> loadKey(wyh::sql::Connection &connection, Random &random, const QString &name)
{
    {
        wyh::sql::Query known = connection.query(sql("key_get"));
        known.bind(1, name);
        if (known.step())
            return known.bytes(0);
        if (known.failed())
            return known.error();
    }
    const QByteArray fresh = random.bytes(kKeyBytes);
    wyh::sql::Query add = connection.query(sql("key_add"));
    const Status added = add.bind(1, name).bindBlob(2, fresh).run();
    if (!added.ok())
        return added.error();
    return fresh;
}

}  // namespace

Result<Keys> loadKeys(wyh::sql::Connection &connection, Random &random)
{
    Keys keys;
    const std::pair<const char *, QByteArray *> all[] = {
        {"cursor", &keys.cursor}, {"session", &keys.session}, {"password", &keys.password}};
    for (const auto &entry : all) {
        auto key = loadKey(connection, random, QString::fromLatin1(entry.first));
        if (!key.ok())
            return key.error();
        *entry.second = *key;
    }
    return keys;
}

QByteArray hmac(const QByteArray &key, const QByteArray &message)
{
    return QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha256);
}

QString sha256Hex(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

bool sameBytes(const QByteArray &one, const QByteArray &other)
{
    return one.size() == other.size() &&
           sodium_memcmp(one.constData(), other.constData(), static_cast<size_t>(one.size())) == 0;
}

QByteArray randomToken(Random &random, int count)
{
    return random.bytes(count).toBase64(kBase64Url);
}

}  // namespace wyh::server
