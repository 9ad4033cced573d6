-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT feed, pos, oldest, marks_from FROM tenant_feed WHERE org = ?
