-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT INTO device_revoked(org, device, unsent, passphrase, at) VALUES(?, ?, ?, ?, ?)
ON CONFLICT(org, device) DO UPDATE SET unsent = excluded.unsent
