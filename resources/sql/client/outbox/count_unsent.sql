-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
-- Of any schema, older and newer ones too.
SELECT
  (SELECT count(*) FROM op WHERE state IN ('pending','acked') AND state NOT IN ('done','closed')),
  (SELECT count(*) FROM op WHERE state NOT IN ('pending','acked','done','closed'))
