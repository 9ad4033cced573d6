-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT op_id, lane, res_ver FROM op WHERE state = 'done' AND res_ver > 0
