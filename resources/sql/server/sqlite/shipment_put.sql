-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT INTO shipment(supplier, id, order_id, waybill, voided) VALUES(?, ?, ?, ?, ?)
ON CONFLICT(supplier, id) DO UPDATE SET voided = excluded.voided
