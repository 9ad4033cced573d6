-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
UPDATE purchase_order SET dealer = ?, number = ?, version = ?, removed = 0, priced = ?, unpriced = ? WHERE id = ? AND supplier = ?
