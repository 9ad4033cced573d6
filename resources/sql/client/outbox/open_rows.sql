-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT n, op_id, lane, type, args, guard, base_ver, at_ms, offset_ms, state, attempts, last_error, res_ver, res_pos,
       problem, effect, supersedes, closed_by, closed_reason, closed_at_ms, subject, summary, seen, closed_from, superseded_by, note, note_read_ms
FROM op WHERE state NOT IN ('done','closed')
