-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
DELETE FROM refresh_token WHERE expires_at < ?
    AND NOT EXISTS (SELECT 1 FROM device_session s JOIN device_revoked r ON r.org = s.org AND r.device = s.device
        WHERE s.id = refresh_token.session)
