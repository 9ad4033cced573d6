-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT id FROM ord WHERE id NOT IN (SELECT id FROM shadow_record WHERE collection = 'order' AND doc IS NOT NULL)
