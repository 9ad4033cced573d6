// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonValue>
#include <QString>
#include <optional>

#include "models/core/money.h"

// How 1688 writes single values. Everything returns nothing for what it does not understand, never a guess.
namespace wyh::server::marketplace1688 {

/// An amount in yuan, as a JSON number or text, to whole fen. Nothing when it is no amount, negative, or has parts of a
/// fen. Exact: a decimal with two places is read as the double nearest to n/100, and dividing the whole number n by
/// 100 gives that same double again; any other number does not come back and is refused.
std::optional<Money> yuan(const QJsonValue &value);

/// An id: digits as text, or a JSON integer that no double has touched. Ids with a text twin (idOfStr, subItemIDString)
/// must be read from the twin: 1688 itself writes the number damaged.
QString idText(const QJsonValue &value);

/// A count of pieces, 1 ... 999999.
std::optional<int> pieces(const QJsonValue &value);

/// "20261119233459823+0800" -> UTC milliseconds since 1970.
std::optional<qint64> timeMs(const QString &text);

/// "86-0571-85022088" -> "0571-85022088"; mobile numbers, privacy numbers with an extension and masked ones stay as
/// they are.
QString phoneText(const QString &text);

/// Text of one line without control characters; numbers are taken as they are written.
QString text(const QJsonValue &value);

}  // namespace wyh::server::marketplace1688
