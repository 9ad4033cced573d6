-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT ord.id FROM order_waybill AS w JOIN ord ON ord.n = w.k / 65536 WHERE w.waybill = ? ORDER BY w.voided, w.k DESC LIMIT 1
