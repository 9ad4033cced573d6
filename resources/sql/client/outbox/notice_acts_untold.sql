-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT id, op_id, notice_id, act, code, who, reason, at_ms FROM notice_act WHERE told = 0 ORDER BY at_ms, id LIMIT ?
