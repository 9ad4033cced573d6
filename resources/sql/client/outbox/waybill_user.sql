-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT subject FROM op
WHERE waybill = ? AND waybill <> '' AND shipment <> ? AND op_id <> ? AND state IN ('pending','acked','held','stuck','review')
  AND NOT EXISTS (SELECT 1 FROM op AS v WHERE v.shipment = op.shipment AND v.type = 'void_shipment'
                  AND v.state IN ('pending','acked','done'))
LIMIT 1
