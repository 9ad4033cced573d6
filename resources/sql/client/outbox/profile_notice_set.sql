-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT INTO notice(id, op_id, kind, params, created_ms) VALUES(?1, '', ?1, ?2, ?3)
ON CONFLICT(id) DO UPDATE SET params = excluded.params, created_ms = excluded.created_ms, closed_at_ms = 0, closed_as = ''
