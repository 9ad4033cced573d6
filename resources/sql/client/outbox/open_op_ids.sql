-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT op_id FROM op WHERE state NOT IN ('done','closed') ORDER BY +n
