-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
UPDATE op SET state = 'done', res_ver = ?, res_pos = ?, effect = ?, problem = '', last_error = '', done_at_ms = ? WHERE op_id = ?
