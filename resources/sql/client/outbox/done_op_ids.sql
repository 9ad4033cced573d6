-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT op_id FROM op WHERE state = 'done' AND res_pos > ? ORDER BY n
