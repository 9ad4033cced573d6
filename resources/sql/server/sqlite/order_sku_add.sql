-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT INTO order_sku(supplier, sku, order_id) VALUES(?, ?, ?) ON CONFLICT DO NOTHING
