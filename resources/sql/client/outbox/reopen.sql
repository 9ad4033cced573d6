-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
UPDATE op SET state = 'acked' WHERE op_id = ? AND state = 'done'
