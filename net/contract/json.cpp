// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QJsonDocument>

#include "net/contract/codec.h"

namespace wyh::contract {

namespace {

constexpr int kMaxDepth = 32;

/// Counts brackets outside of texts, so that a bomb of brackets is refused before a parser sees it.
bool tooDeep(const QByteArray &bytes)
{
    int depth = 0;
    bool inText = false;
    bool escaped = false;
    for (const char c : bytes) {
        if (inText) {
            if (escaped)
                escaped = false;
            else if (c == '\\')
                escaped = true;
            else if (c == '"')
                inText = false;
        } else if (c == '"') {
            inText = true;
        } else if (c == '{' || c == '[') {
            if (++depth > kMaxDepth)
                return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

}  // namespace

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<QJsonObject> parseObject(const QByteArray &bytes)
{
    const QJsonObject root{{QStringLiteral("pointer"), QString()}};
    if (tooDeep(bytes))
        return makeError(QStringLiteral("malformed"), QStringLiteral("nested deeper than %1").arg(kMaxDepth), root);
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (problem.error != QJsonParseError::NoError)
        return makeError(QStringLiteral("malformed"),
                         QStringLiteral("%1 at byte %2").arg(problem.errorString()).arg(problem.offset), root);
    if (!document.isObject())
        return makeError(QStringLiteral("malformed"), QStringLiteral("not an object"), root);
    return document.object();
}

}  // namespace wyh::contract
