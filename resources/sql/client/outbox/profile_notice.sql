-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT params FROM notice WHERE id = ? AND closed_at_ms = 0
