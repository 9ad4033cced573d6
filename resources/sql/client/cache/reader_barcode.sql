-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT ord.id, order_line.line, picking, shipping, shipped FROM order_line JOIN ord ON ord.n = order_line.k / 65536
WHERE order_line.barcode = ? AND order_line.barcode <> '' ORDER BY due_key, ord.id
