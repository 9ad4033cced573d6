-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT count(*) FROM feed_row WHERE org = ? AND gone = ''
