-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT result, ver, pos, problem, effect FROM op_seen WHERE op_id = ?
