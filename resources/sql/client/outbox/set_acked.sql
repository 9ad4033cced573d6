-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
UPDATE op SET state = 'acked', res_ver = ?, res_pos = ?, effect = ?, problem = '', last_error = '' WHERE op_id = ?
