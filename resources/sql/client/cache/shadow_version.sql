-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT ver FROM shadow_record WHERE collection = ? AND id = ? AND doc IS NOT NULL
