-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
DELETE FROM notice WHERE closed_at_ms > 0 AND op_id <> '' AND op_id NOT IN (SELECT op_id FROM op)
