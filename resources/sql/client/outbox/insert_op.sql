-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT INTO op(op_id, lane, type, schema, args, guard, base_ver, at_ms, offset_ms, state, supersedes, subject, summary, waybill, shipment, seen)
VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?, ?, ?, ?, ?, ?)
