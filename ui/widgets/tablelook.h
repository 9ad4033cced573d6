// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

class QTableView;

namespace wyh::ui {

/// The common look and keys of our tables: whole rows, fixed row height (never ResizeToContents: half a second at
/// 50,000 rows), no grid, Tab leaves the table, Home/End go to the first and last row.
void setUpTable(QTableView *table, int rowHeight = 40);

}  // namespace wyh::ui
