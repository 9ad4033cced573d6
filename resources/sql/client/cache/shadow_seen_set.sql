-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT OR REPLACE INTO shadow_seen(op_id, result, ver, pos, problem, effect) VALUES(?, ?, ?, ?, ?, ?)
