-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT ord.number FROM order_waybill AS w JOIN ord ON ord.n = w.k / 65536
WHERE w.waybill = ? AND w.shipment <> ? AND w.voided = 0 LIMIT 1
