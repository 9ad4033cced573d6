-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
UPDATE op SET state = ?, problem = ?, last_error = ?, res_pos = ? WHERE op_id = ?
