-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT n, ver, keyed, picking, shipping, shipped, exception, pick, due, due_key, created_key, shipped_key, overlay
FROM ord WHERE id = ?
