// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/passwords.h"

#include <sodium.h>

#include "net/server/keys.h"

namespace wyh::server {

namespace {

constexpr auto kBase64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr int kHashBytes = 32;
constexpr int kSaltBytes = crypto_pwhash_argon2id_SALTBYTES;

}  // namespace

Passwords::Passwords(PlatformOptions::PasswordCost cost, QByteArray pepper, Random &random, int underWay)
    : m_cost(cost == PlatformOptions::PasswordCost::Interactive
                 ? Cost{crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE, crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE}
                 : Cost{crypto_pwhash_argon2id_OPSLIMIT_MIN, crypto_pwhash_argon2id_MEMLIMIT_MIN}),
      m_pepper(std::move(pepper)),
      m_random(random),
      m_nobodysSalt(hmac(m_pepper, "nobody").left(kSaltBytes)),
      m_places(underWay)
{
    if (sodium_init() < 0)
        qFatal("libsodium does not start");
}

Result<QByteArray> Passwords::derive(const QString &password, const QByteArray &salt, const Cost &cost)
{
    if (!m_places.tryAcquire())
        return makeError(QStringLiteral("passwords-busy"));
    const QSemaphoreReleaser place(m_places);
    // The same characters typed on another keyboard or system may be composed in another way.
    const QByteArray peppered = hmac(m_pepper, password.normalized(QString::NormalizationForm_C).toUtf8());
    QByteArray out(kHashBytes, '\0');
    const QSemaphoreReleaser slot((m_slots.acquire(), m_slots));
    const int code = crypto_pwhash(reinterpret_cast<unsigned char *>(out.data()), kHashBytes, peppered.constData(),
                                   static_cast<unsigned long long>(peppered.size()),
                                   reinterpret_cast<const unsigned char *>(salt.constData()), cost.operations,
                                   static_cast<size_t>(cost.memory), crypto_pwhash_ALG_ARGON2ID13);
    if (code != 0)
        return makeError(QStringLiteral("out-of-memory"));
    return out;
}

Result<QString> Passwords::hash(const QString &password)
{
    const QByteArray salt = m_random.bytes(kSaltBytes);
    const auto derived = derive(password, salt, m_cost);
    if (!derived.ok())
        return derived.error();
    return QStringLiteral("argon2id$%1$%2$%3$%4")
        .arg(QString::number(m_cost.operations), QString::number(m_cost.memory),
             QString::fromLatin1(salt.toBase64(kBase64Url)), QString::fromLatin1(derived->toBase64(kBase64Url)));
}

Result<bool> Passwords::verify(const QString &password, const QString &stored)
{
    const QStringList parts = stored.split(u'$');
    if (parts.size() != 5 || parts.at(0) != QLatin1String("argon2id"))
        return verifyNobody(password);
    const Cost cost{parts.at(1).toULongLong(), parts.at(2).toULongLong()};
    const QByteArray salt = QByteArray::fromBase64(parts.at(3).toLatin1(), kBase64Url);
    const QByteArray expected = QByteArray::fromBase64(parts.at(4).toLatin1(), kBase64Url);
    if (salt.size() != kSaltBytes || expected.size() != kHashBytes)
        return verifyNobody(password);
    const auto derived = derive(password, salt, cost);
    if (!derived.ok())
        return derived.error();
    return sameBytes(*derived, expected);
}

Result<bool> Passwords::verifyNobody(const QString &password)
{
    const auto derived = derive(password, m_nobodysSalt, m_cost);
    if (!derived.ok())
        return derived.error();
    return false;
}

}  // namespace wyh::server
