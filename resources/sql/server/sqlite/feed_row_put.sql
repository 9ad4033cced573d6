-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT INTO feed_row(org, collection, id, version, pos, gone, at) VALUES(?, ?, ?, ?, ?, ?, ?)
ON CONFLICT(org, collection, id) DO UPDATE SET version = excluded.version, pos = excluded.pos, gone = excluded.gone, at = excluded.at
