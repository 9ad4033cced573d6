-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
UPDATE op SET closed_from = state, state = 'closed', closed_by = ?, closed_reason = ?, closed_at_ms = ?, superseded_by = ? WHERE op_id = ?
