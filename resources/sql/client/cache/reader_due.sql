-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT (SELECT count(*) FROM ord WHERE picking = 1 AND due_key < ?1),
       (SELECT count(*) FROM ord WHERE picking = 1 AND due_key >= ?2 AND due_key < ?3),
       (SELECT count(*) FROM ord WHERE shipped = 1 AND shipped_key <= -?2 AND shipped_key > -?3)
