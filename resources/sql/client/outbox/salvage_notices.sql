-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT id, op_id, kind, params, created_ms, closed_at_ms, closed_as FROM notice
