-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
UPDATE device_revoked SET told_at = ? WHERE org = ? AND device = ? AND told_at IS NULL
