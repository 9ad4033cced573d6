-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
UPDATE purchase_order SET told = ? WHERE supplier = ? AND source_id = ?
