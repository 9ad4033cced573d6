-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT INTO sku(org, id, source_id, title, location) VALUES(?, ?, ?, ?, ?)
ON CONFLICT(org, id) DO UPDATE SET title = excluded.title WHERE excluded.title <> sku.title
