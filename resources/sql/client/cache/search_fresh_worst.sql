-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
-- The block of 8192 orders with the most changed texts, when there are many in all.
SELECT n / 8192 AS block FROM search_fresh WHERE (SELECT count(*) FROM search_fresh) >= ?
GROUP BY block ORDER BY count(*) DESC LIMIT 1
