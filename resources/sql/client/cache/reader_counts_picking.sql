-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT count(*), total(pick = 0), total(pick = 1), total(exception <> 0), total(due > 0 AND due < ?1), total(due >= ?2 AND due < ?3)
FROM ord WHERE picking = 1
