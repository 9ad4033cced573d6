-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT INTO notice_act(org, id, account, device, op_id, notice, act, code, who, reason, acted, at)
VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
