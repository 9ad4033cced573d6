-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT
  (SELECT count(*) FROM op WHERE state IN ('pending','acked') AND state NOT IN ('done','closed')),
  (SELECT count(*) FROM op WHERE state IN ('conflict','rejected','held','stuck','review') AND state NOT IN ('done','closed')),
  (SELECT count(*) FROM op WHERE state = 'done' AND done_at_ms >= ?),
  (SELECT count(*) FROM op WHERE note <> '' AND note_read_ms = 0)
