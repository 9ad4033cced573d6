-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT id, dealer, version, removed, priced, told FROM purchase_order WHERE supplier = ? AND source_id = ?
