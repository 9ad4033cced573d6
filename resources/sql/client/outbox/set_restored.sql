-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
UPDATE op SET state = closed_from, closed_from = '', closed_by = '', closed_reason = '', closed_at_ms = 0
WHERE op_id = ? AND state = 'closed' AND closed_from IN ('conflict','rejected','held','stuck','review')
