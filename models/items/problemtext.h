// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

#include "models/core/error.h"
#include "models/domain/problem.h"

namespace wyh::items {

/// A problem in words: first what to do, then why. Plain text in the current language.
struct Sentence
{
    QString todo;
    QString why;
    [[nodiscard]] QString text() const;  ///< both, one after the other
    bool operator==(const Sentence &) const = default;
};

/// Works for every code of the product: operations, fields, answers of the platform, the disk, the connection. An
/// unknown code gives an honest general sentence that names code and detail.
Sentence problemSentence(const QString &code, const QJsonObject &params = {}, const QString &detail = {});
Sentence problemSentence(const Problem &problem);
Sentence problemSentence(const Error &error);
/// The two halves translated, with their placeholders filled in.
Sentence filledSentence(const char *todo, const char *why, const QJsonObject &params);
/// Sentences one after the other, with a space between them where their script has one.
QString sentences(const QStringList &parts);
/// One line to stand below a field.
QString fieldErrorText(const FieldError &error);
QString fieldErrorText(const Error &error);

[[nodiscard]] bool hasSentence(const QString &code);
[[nodiscard]] QStringList problemCodes();

}  // namespace wyh::items
