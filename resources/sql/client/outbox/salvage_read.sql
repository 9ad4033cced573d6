-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT n, op_id, lane, type, schema, args, guard, base_ver, at_ms, offset_ms, state, attempts, last_error, res_ver, res_pos,
       problem, effect, supersedes, done_at_ms, closed_by, closed_reason, closed_at_ms, subject, summary, waybill, shipment,
       seen, closed_from, superseded_by, note, note_read_ms
FROM op WHERE n = ?
