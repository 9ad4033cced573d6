-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
-- ?1: now, ?2 and ?3: the earliest and the latest time that can be. Nothing is closed before it was recorded: the hour
-- is for what clocks are apart while they are compared. The note of the closing goes along: run before the other.
UPDATE notice_act SET at_ms = ?1
WHERE act IN ('closed', 'superseded') AND EXISTS (SELECT 1 FROM op WHERE op.op_id = notice_act.op_id
  AND op.state = 'closed' AND op.closed_at_ms = notice_act.at_ms AND (op.closed_at_ms < ?2 OR op.closed_at_ms > ?3
  OR (op.offset_ms <> 0 AND op.at_ms + op.offset_ms <= ?1 AND op.closed_at_ms < op.at_ms + op.offset_ms - 3600000)))
