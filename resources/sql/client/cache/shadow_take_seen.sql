-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT INTO op_seen SELECT op_id, result, ver, pos, problem, effect FROM shadow_seen
