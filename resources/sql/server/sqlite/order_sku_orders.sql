-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT order_id FROM order_sku WHERE supplier = ? AND sku = ? AND order_id > ? ORDER BY order_id LIMIT ?
