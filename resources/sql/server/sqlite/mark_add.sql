-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT INTO feed_mark(org, pos, mark, at) VALUES(?, ?, ?, ?)
