// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/server/cursor.h"

#include "net/server/keys.h"

namespace wyh::server {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kBase64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr int kSealBytes = 16;
constexpr int kParts = 9;
constexpr qsizetype kLongest = 1000;

}  // namespace

CursorScope::CursorScope(const Viewer &viewer, const QString &feed, int clientSchema)
    : bound((viewer.org() + u'|' + viewer.user() + u'|' + feed + u"|work|"_s).toUtf8()),
      rights(sha256Hex((viewer.account.orgKind + u'|' + permissionsToText(viewer.account.permissions)).toUtf8())
                 .left(12)
                 .toLatin1()),
      schema(clientSchema)
{
}

QString sealCursor(const Cursor &cursor, const CursorScope &scope, const QByteArray &key)
{
    const char kind = cursor.kind == Cursor::Kind::Feed ? 'f' : cursor.kind == Cursor::Kind::Results ? 'r' : 's';
    const QByteArray payload = QByteArray(1, kind) + '|' + QByteArray::number(scope.schema) + '|' + scope.rights + '|' +
                               QByteArray::number(cursor.pos) + '|' + QByteArray::number(cursor.after) + '|' +
                               cursor.collection.toUtf8() + '|' + cursor.id.toUtf8() + '|' +
                               QByteArray::number(cursor.seen.pos) + '|' + cursor.seen.mark.toUtf8();
    return QString::fromLatin1((hmac(key, scope.bound + payload).left(kSealBytes) + payload).toBase64(kBase64Url));
}

Result<Cursor> openCursor(const QString &text, const CursorScope &scope, const QByteArray &key)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(text.toLatin1(), kBase64Url | QByteArray::AbortOnBase64DecodingErrors);
    const QByteArray payload = decoded ? decoded.decoded.mid(kSealBytes) : QByteArray();
    const QList<QByteArray> parts = payload.split('|');
    if (text.size() > kLongest || parts.size() < 2 || parts.at(0).size() != 1)
        return makeError(u"malformed"_s);
    // The seal first: nothing of an altered cursor is believed, nor one of another form.
    if (parts.size() != kParts ||
        !sameBytes(hmac(key, scope.bound + payload).left(kSealBytes), decoded.decoded.left(kSealBytes)))
        return makeError(u"scope"_s);
    if (parts.at(1).toInt() != scope.schema)
        return makeError(u"schema"_s);
    if (parts.at(2) != scope.rights)
        return makeError(u"scope"_s);
    Cursor cursor;
    const char kind = parts.at(0).at(0);
    cursor.kind = kind == 'f' ? Cursor::Kind::Feed : kind == 'r' ? Cursor::Kind::Results : Cursor::Kind::Snapshot;
    cursor.pos = parts.at(3).toLongLong();
    cursor.after = parts.at(4).toLongLong();
    cursor.collection = QString::fromUtf8(parts.at(5));
    cursor.id = QString::fromUtf8(parts.at(6));
    cursor.seen.pos = parts.at(7).toLongLong();
    cursor.seen.mark = QString::fromUtf8(parts.at(8));
    return cursor;
}

}  // namespace wyh::server
