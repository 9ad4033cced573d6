// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/marketplace1688/parties.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include "net/server/marketplace1688/values.h"

using namespace Qt::StringLiterals;

namespace wyh::server::marketplace1688 {

namespace {

QString firstOf(const QStringList &texts)
{
    for (const QString &candidate : texts) {
        if (!candidate.isEmpty())
            return candidate;
    }
    return {};
}

bool hasStar(const QString &written)
{
    return written.contains(u'*');
}

}  // namespace

Buyer buyerOf(const QJsonObject &baseInfo)
{
    const QString id = text(baseInfo["buyerID"_L1]).toLower();
    const QString login = text(baseInfo["buyerLoginId"_L1]);
    const QJsonObject contact = baseInfo["buyerContact"_L1].toObject();
    Buyer buyer;
    buyer.name = firstOf({text(contact["companyName"_L1]), text(contact["name"_L1]), login, id, u"1688"_s});
    static const QRegularExpression codeForm(u"\\A[a-z0-9-]{2,64}\\z"_s);
    if (codeForm.match(id).hasMatch()) {
        buyer.code = id;
    } else {
        // Logins are mostly Chinese, codes are not: a fingerprint is the same for the same account.
        const QByteArray account = firstOf({id, login, buyer.name}).toUtf8();
        const QByteArray print = QCryptographicHash::hash(account, QCryptographicHash::Sha256).toHex().left(16);
        buyer.code = u"1688-"_s + QString::fromLatin1(print);
    }
    return buyer;
}

Recipient recipientOf(const QJsonObject &trade, const QJsonObject &baseInfo)
{
    const QJsonObject receiver = baseInfo["receiverInfo"_L1].toObject();
    const QJsonObject native = trade["nativeLogistics"_L1].toObject();
    Recipient recipient;
    recipient.name = firstOf({text(receiver["toFullName"_L1]), text(native["contactPerson"_L1])});
    recipient.phone = phoneText(firstOf({text(receiver["toMobile"_L1]), text(receiver["toPhone"_L1]),
                                         text(native["mobile"_L1]), text(native["telephone"_L1])}));
    recipient.postcode = firstOf({text(receiver["toPost"_L1]), text(native["zip"_L1])});
    recipient.divisionCode = firstOf({text(receiver["toDivisionCode"_L1]), text(native["areaCode"_L1])});
    const QString area = text(receiver["toArea"_L1]);
    if (!native.isEmpty()) {
        recipient.province = text(native["province"_L1]);
        recipient.city = text(native["city"_L1]);
        recipient.district = text(native["area"_L1]);
        recipient.town = text(native["town"_L1]);
        recipient.street = text(native["address"_L1]);
    } else {
        // "省 市 区 街道 text": the first four words are divisions when there are more than four.
        const QStringList words = area.split(u' ', Qt::SkipEmptyParts);
        const qsizetype divisions = words.size() > 4 ? 4 : qMax<qsizetype>(0, qMin<qsizetype>(3, words.size() - 1));
        recipient.province = words.value(0);
        recipient.city = divisions > 1 ? words.value(1) : QString();
        recipient.district = divisions > 2 ? words.value(2) : QString();
        recipient.town = divisions > 3 ? words.value(3) : QString();
        recipient.street = words.mid(qMax<qsizetype>(1, divisions)).join(u' ');
    }
    recipient.masked = trade["fromEncryptOrder"_L1].toBool() || hasStar(recipient.name) || hasStar(recipient.phone) ||
                       hasStar(recipient.street);
    return recipient;
}

}  // namespace wyh::server::marketplace1688
