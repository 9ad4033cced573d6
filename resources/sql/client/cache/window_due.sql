-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT n, id FROM ord
WHERE n > ?1 AND n <= ?2 AND overlay = 0 AND picking = 0 AND shipping = 0 AND status >= 3
  AND CASE shipped_key WHEN 0 THEN created_key ELSE shipped_key END > -?3 ORDER BY n LIMIT ?4
