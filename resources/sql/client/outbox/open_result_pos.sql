-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT min(pos) FROM (
  SELECT * FROM (SELECT res_pos AS pos FROM op WHERE state = 'acked' ORDER BY res_pos LIMIT 1)
  UNION ALL
  SELECT min(res_pos) FROM op WHERE state IN ('conflict','rejected') AND state NOT IN ('done','closed'))
