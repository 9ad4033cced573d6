-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT coalesce(max(pos), 0) FROM feed_mark WHERE org = ? AND at < ?
