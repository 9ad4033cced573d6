-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT collection, id, version, pos, gone FROM feed_row
WHERE org = ? AND gone = '' AND (collection, id) > (?, ?) ORDER BY collection, id LIMIT ?
