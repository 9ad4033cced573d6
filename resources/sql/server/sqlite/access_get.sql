-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT t.session, t.expires_at, t.used, s.org, s.account, s.device, s.ended_at,
    a.login, a.display_name, a.permissions, a.disabled, o.name, o.kind
FROM access_token t JOIN device_session s ON s.id = t.session JOIN account a ON a.id = s.account JOIN organization o ON o.id = s.org
WHERE t.hash = ?
