-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT order_id FROM shipment WHERE supplier = ? AND id = ?
