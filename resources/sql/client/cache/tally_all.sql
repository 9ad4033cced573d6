-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
DELETE FROM tally;
INSERT INTO tally SELECT picking, shipping, shipped, pick, exception, count(*) FROM ord GROUP BY 1, 2, 3, 4, 5
