-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT OR REPLACE INTO gone(collection, id, ver) VALUES(?, ?, ?)
