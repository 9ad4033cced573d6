-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT priced FROM purchase_order WHERE (supplier = ? OR dealer = ?) AND removed = 0 ORDER BY id
