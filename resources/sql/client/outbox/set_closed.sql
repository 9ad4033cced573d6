-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
UPDATE op SET state = 'closed', closed_by = ?, closed_reason = ?, closed_at_ms = ? WHERE op_id = ?
