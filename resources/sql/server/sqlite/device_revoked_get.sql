-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT unsent, passphrase, told_at FROM device_revoked WHERE org = ? AND device = ?
