-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT INTO op_result(org, op_id, device, account, body_hash, outcome, version, pos, problem, effect, at)
VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
