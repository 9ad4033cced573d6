// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>

namespace wyh {

/// What went wrong, for a program: a stable code, never a sentence. The sentence a person reads is made from code and
/// params by the user interface (models/items/problemtext.h).
struct Error
{
    QString code;        ///< stable, kebab-case, e.g. u"disk-full"
    QJsonObject params;  ///< values the sentence needs
    QString detail;      ///< technical detail for the log and "Details"; English, no personal data, no secrets

    bool operator==(const Error &) const = default;
};

inline Error makeError(QString code, QString detail = {}, QJsonObject params = {})
{
    return Error{std::move(code), std::move(params), std::move(detail)};
}

}  // namespace wyh
