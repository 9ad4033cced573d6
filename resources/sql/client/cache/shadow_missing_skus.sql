-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT id FROM sku WHERE doc IS NOT NULL AND id NOT IN (SELECT id FROM shadow_record WHERE collection = 'sku' AND doc IS NOT NULL)
