-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
UPDATE cur SET gen = ?, token = ?, pos = ?, high_feed = ?, high_pos = ?, high_mark = ?, booting = ?, verify = ?, shadow = ?,
       s_token = ?, s_pos = ?, s_high_feed = ?, s_high_pos = ?, s_high_mark = ?, last_pull_ms = ?
WHERE grp = 'work'
