-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT INTO search_merged(wide, next) VALUES(?, ?) ON CONFLICT(wide) DO UPDATE SET next = excluded.next
