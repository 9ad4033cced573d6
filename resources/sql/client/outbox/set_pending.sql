-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
UPDATE op SET state = 'pending', res_ver = 0, res_pos = 0, problem = '', last_error = '', done_at_ms = 0 WHERE op_id = ?
