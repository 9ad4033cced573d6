-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT id FROM ord
WHERE overlay = 0 AND picking = 0 AND shipping = 0 AND status >= 3
  AND CASE shipped_key WHEN 0 THEN created_key ELSE shipped_key END > -? LIMIT ?
