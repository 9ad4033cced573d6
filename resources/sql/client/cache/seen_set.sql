-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT OR REPLACE INTO op_seen(op_id, result, ver, pos, problem, effect) VALUES(?, ?, ?, ?, ?, ?)
