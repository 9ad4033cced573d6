-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT n, lane, type, state, res_ver, res_pos FROM op WHERE op_id = ?
