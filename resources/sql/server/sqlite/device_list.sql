-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT s.device, s.device_name, a.login, s.used_at, s.ended_at IS NULL, coalesce(r.at, 0), coalesce(r.told_at, 0)
FROM device_session s JOIN account a ON a.id = s.account LEFT JOIN device_revoked r ON r.org = s.org AND r.device = s.device
WHERE s.org = ? ORDER BY s.used_at DESC, s.id
