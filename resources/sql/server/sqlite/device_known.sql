-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT 1 FROM device_session WHERE org = ? AND device = ? LIMIT 1
