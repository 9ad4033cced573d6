-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT INTO address(org, id, version, deleted, body) VALUES(?, ?, ?, ?, ?)
ON CONFLICT(org, id) DO UPDATE SET version = excluded.version, deleted = excluded.deleted, body = excluded.body
