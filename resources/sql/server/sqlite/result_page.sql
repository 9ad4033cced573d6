-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT op_id, outcome, version, pos, problem, effect FROM op_result
WHERE org = ? AND device = ? AND account = ? AND pos > ? AND pos <= ? ORDER BY pos LIMIT ?
