-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
-- ?1: now, ?2 and ?3: the earliest and the latest time that can be. Nothing is closed before it was recorded: the hour
-- is for what clocks are apart while they are compared.
UPDATE op SET closed_at_ms = ?1
WHERE state = 'closed' AND (closed_at_ms < ?2 OR closed_at_ms > ?3
  OR (offset_ms <> 0 AND at_ms + offset_ms <= ?1 AND closed_at_ms < at_ms + offset_ms - 3600000))
