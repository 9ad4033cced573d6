-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT DISTINCT ord.id FROM order_line JOIN ord ON ord.n = order_line.k / 65536 WHERE order_line.sku = ?
