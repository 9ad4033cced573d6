// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/redact.h"

#include <QRegularExpression>

namespace wyh::desktop {

using namespace Qt::StringLiterals;

QString redacted(const QString &text)
{
    struct Rule
    {
        QRegularExpression what;
        QString instead;
    };
    static const QList<Rule> rules = {
        // "Authorization: Bearer x", "Bearer x"
        {QRegularExpression(uR"((?i)\b(bearer|basic)\s+[^\s"',]+)"_s), u"\\1 <secret>"_s},
        // "password":"x", refresh=x, token: x
        {QRegularExpression(
             uR"re((?i)("?\b(?:password|passwd|passphrase|access|refresh|token|secret|app_?secret|api_?key|cookie)"?\s*[:=]\s*)("(?:[^"\\]|\\.)*"|[^\s,;&}"]+))re"_s),
         u"\\1<secret>"_s},
        // Anything that looks like a token; a UUID is shorter.
        {QRegularExpression(uR"((?<![A-Za-z0-9_\-+=])[A-Za-z0-9_\-+=]{40,}(?![A-Za-z0-9_\-+=]))"_s), u"<secret>"_s},
        // Mobile and fixed-line numbers, with or without country code and separators.
        {QRegularExpression(uR"((?<![0-9A-Za-z])(?:\+?86[- ]?)?1[3-9][0-9](?:[- ]?[0-9]{4}){2}(?![0-9]))"_s),
         u"<phone>"_s},
        {QRegularExpression(uR"((?<![0-9A-Za-z-])0[0-9]{2,3}[- ]?[1-9][0-9]{6,7}(?![0-9-]))"_s), u"<phone>"_s},
        // The home folder carries the user's name.
        {QRegularExpression(
             uR"((?i)((?:/home/|/Users/|[A-Z]:[\\/]Users[\\/]))(?:[^\\/"':*?<>|\n]+(?=[\\/])|[^\\/\s"'<>]+))"_s),
         u"\\1<user>"_s},
        {QRegularExpression(uR"([A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\.[A-Za-z0-9.-]+)"_s), u"<mail>"_s},
        {QRegularExpression(uR"([\x{2E80}-\x{9FFF}\x{F900}-\x{FAFF}\x{FF00}-\x{FFEF}\x{20000}-\x{3FFFF}]+)"_s),
         u"<text>"_s},
    };
    QString out = text;
    for (const Rule &rule : rules)
        out.replace(rule.what, rule.instead);
    return out;
}

}  // namespace wyh::desktop
