-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT INTO shadow_record(collection, id, ver, doc) VALUES(?, ?, ?, ?)
ON CONFLICT(collection, id) DO UPDATE SET ver = excluded.ver, doc = excluded.doc WHERE excluded.ver > shadow_record.ver
