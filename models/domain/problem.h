// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace wyh {

/// A field of a form or request that is wrong. pointer is a JSON pointer into the operation's args ("/weight_g",
/// "/lines/<line id>/qty"), the same one in a form, in the client's rules and in the platform's answer.
struct FieldError
{
    QString pointer;
    QString code;  ///< e.g. "weight-not-positive-integer"
    QJsonObject params;
    bool operator==(const FieldError &) const = default;
};

/// Why an operation was not applied. On the wire: RFC 9457 problem details, type = "/problems/<code>".
struct Problem
{
    enum class Kind {
        Conflict,  ///< the world is not as the user saw it; the user decides what to do
        Rejected   ///< never acceptable in this form
    };
    Kind kind = Kind::Conflict;
    QString code;  ///< one of the codes of resources/docs/dev/problems.md, e.g. "already-picked"
    QJsonObject params;
    QList<FieldError> fields;
    QString detail;  ///< English, technical

    bool operator==(const Problem &) const = default;
};

}  // namespace wyh
