-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
-- Once flagged, it is a record of the feed, and a record changes with its version only.
INSERT INTO sku(org, id, source_id, title, location) VALUES(?, ?, ?, ?, ?)
ON CONFLICT(org, id) DO UPDATE SET title = excluded.title WHERE excluded.title <> sku.title AND sku.flag_version = 0
