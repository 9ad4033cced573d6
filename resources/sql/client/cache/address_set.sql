-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT OR REPLACE INTO address(id, ver, doc) VALUES(?, ?, ?)
