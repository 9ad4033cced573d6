-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT INTO notice_act(id, op_id, notice_id, act, code, who, reason, at_ms)
SELECT ?1, ?2, coalesce((SELECT id FROM notice WHERE op_id = ?2 AND closed_at_ms = 0), ''), ?3, ?4, ?5, ?6, ?7
