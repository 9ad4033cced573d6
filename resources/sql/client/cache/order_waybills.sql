-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT waybill, shipment, voided FROM order_waybill WHERE k BETWEEN ?1 * 65536 AND ?1 * 65536 + 65535 ORDER BY k
