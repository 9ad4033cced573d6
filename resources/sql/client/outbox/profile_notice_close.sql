-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
UPDATE notice SET closed_at_ms = ?, closed_as = ? WHERE id = ? AND closed_at_ms = 0
