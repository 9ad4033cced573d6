// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayList>
#include <QList>

#include "models/core/result.h"
#include "models/sql/connection.h"
#include "models/store/statements.h"

namespace wyh::store {

// Reading rows of an outbox that may be damaged anywhere (salvage.h). Worker thread.

/// What is looked at before a row is taken; these exist in every schema and stand first in the statement: op_id, type,
/// args, guard, state, at_ms.
const QByteArrayList &judgedColumns();
/// Of a row that begins with the judged columns. A row of a damaged page may be anything; only one that can be sent and
/// judged is taken.
bool isSound(const sql::Query &row);

struct Column
{
    QByteArray name;
    bool isNumber = false;
    bool isNeeded = false;  ///< has no default: without it there is no row
};

/// How rows are read and written: the judged columns, then those that are copied.
struct Statement
{
    explicit Statement(const QList<Column> &columns);

    QByteArray read;
    QByteArray write;
    QList<bool> numbers;
    int nAt = -1;
};

/// The judged columns of the row with a number.
QByteArray readBeginning();
/// One column of the row with a number.
QByteArray readCell(const Column &column);

/// Trouble of the disk that may be over at the next start. What cannot be read because of it is not lost.
bool isPassing(const Error &error);
/// A row, asked for once more when it was not damage that kept it back.
bool stepTwice(sql::Query &query);
/// The same where only the first step may be repeated: later ones would begin from the start again.
bool stepFirst(sql::Query &query, qint64 steps);

Result<QList<Column>> columnsOf(Statements &file);

}  // namespace wyh::store
