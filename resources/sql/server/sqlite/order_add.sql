-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT INTO purchase_order(id, supplier, dealer, source_id, number, version, priced, unpriced) VALUES(?, ?, ?, ?, ?, ?, ?, ?)
