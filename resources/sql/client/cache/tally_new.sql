-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
-- Rows of a first load, whose triggers are off.
INSERT INTO tally(picking, shipping, shipped, pick, exception, orders)
SELECT picking, shipping, shipped, pick, exception, count(*) FROM ord WHERE n > ? GROUP BY 1, 2, 3, 4, 5
ON CONFLICT DO UPDATE SET orders = orders + excluded.orders
