-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT INTO tenant_feed(org, feed, pos, oldest, marks_from) VALUES(?, ?, 0, 0, 0)
