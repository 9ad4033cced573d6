-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT body FROM address WHERE org = ? AND deleted = 0 ORDER BY id
