-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
UPDATE device_session SET ended_at = ?, ended_why = ? WHERE org = ? AND device = ? AND ended_at IS NULL
