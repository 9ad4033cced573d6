// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

class QModelIndex;
class QPainter;
class QStyleOptionViewItem;
class QTableView;

namespace wyh::ui {

/// The common look and keys of our tables: whole rows, fixed row height (never ResizeToContents: half a second at
/// 50,000 rows), no grid, Tab leaves the table, Home/End go to the first and last row.
void setUpTable(QTableView *table, int rowHeight = 40);

/// To be called by a delegate when the cell is painted: a frame around the current row while the table has the focus.
void drawRowFocus(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index);

/// Only a part of the row is in sight, though there was room for a whole one.
bool isSliced(const QStyleOptionViewItem &option);
/// To be called first by the delegate of a table that scrolls by rows. Of a row that is
/// sliced half a line of letters would say nothing: how many rows are there is painted instead.
bool drawSlice(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index);

}  // namespace wyh::ui
