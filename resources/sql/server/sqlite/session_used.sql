-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
UPDATE device_session SET used_at = ? WHERE id = ? AND org = ?
