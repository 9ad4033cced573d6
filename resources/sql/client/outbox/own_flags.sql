-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT lane, op_id FROM op
WHERE type = 'flag_sku' AND state IN ('pending','acked','done') AND json_extract(args, '$.discontinued') ORDER BY lane, n
