-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT s.id, s.order_id, o.number FROM shipment s JOIN purchase_order o ON o.id = s.order_id
WHERE s.supplier = ? AND s.waybill = ? AND s.voided = 0
