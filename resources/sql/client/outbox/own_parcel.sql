-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT op_id FROM op WHERE waybill = ? AND waybill <> '' AND shipment = ? AND type = 'ship' AND state IN ('pending','acked','done') LIMIT 1
