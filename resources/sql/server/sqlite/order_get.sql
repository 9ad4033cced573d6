-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT priced FROM purchase_order WHERE id = ? AND (supplier = ? OR dealer = ?) AND removed = 0
