-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
-- The plus keeps SQLite from reading the whole outbox in the order of n instead of the few rows of op_acked.
SELECT op_id FROM op WHERE state = 'acked' AND res_pos <= ? ORDER BY +n
