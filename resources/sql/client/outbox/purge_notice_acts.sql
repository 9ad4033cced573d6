-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
DELETE FROM notice_act WHERE told = 1 AND at_ms < ?
