-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
-- Not before their operation: by its times is known whether their own can be.
DELETE FROM notice_act WHERE told = 1 AND at_ms < ? AND op_id NOT IN (SELECT op_id FROM op)
