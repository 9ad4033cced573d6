-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT id, ver, doc FROM shadow_record WHERE collection = ? AND doc IS NOT NULL
