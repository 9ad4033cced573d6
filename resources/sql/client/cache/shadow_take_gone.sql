-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT INTO gone(collection, id, ver) SELECT collection, id, ver FROM shadow_record WHERE doc IS NULL
