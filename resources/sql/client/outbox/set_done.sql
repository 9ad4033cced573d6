-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
UPDATE op SET state = 'done', res_ver = ?1, res_pos = ?2, effect = ?3, problem = '', last_error = '', done_at_ms = ?4,
  note = CASE WHEN ?6 <> '' AND instr(note, '"applied-after-all"') = 0 THEN ?6 ELSE note END WHERE op_id = ?5
