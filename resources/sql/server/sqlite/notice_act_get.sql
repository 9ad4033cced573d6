-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT 1 FROM notice_act WHERE org = ? AND id = ?
