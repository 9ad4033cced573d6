-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT OR IGNORE INTO notice_act(id, op_id, notice_id, act, code, who, reason, at_ms, told) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)
