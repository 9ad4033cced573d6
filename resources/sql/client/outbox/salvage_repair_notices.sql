-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT op_id, state FROM op
WHERE state IN ('conflict','rejected','held','stuck','review')
  AND NOT EXISTS (SELECT 1 FROM notice WHERE notice.op_id = op.op_id AND closed_at_ms = 0)
