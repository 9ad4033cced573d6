-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT id, op_id, notice_id, act, code, who, reason, at_ms, told FROM notice_act
