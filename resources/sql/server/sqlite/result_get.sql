-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT body_hash, outcome, version, pos, problem, effect, device, account FROM op_result WHERE org = ? AND op_id = ?
