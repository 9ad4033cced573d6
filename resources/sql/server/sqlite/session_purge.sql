-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
-- By its old sessions a revoked device is known, however late it asks.
DELETE FROM device_session WHERE (ended_at < ? OR used_at < ?)
    AND NOT EXISTS (SELECT 1 FROM device_revoked r WHERE r.org = device_session.org AND r.device = device_session.device)
