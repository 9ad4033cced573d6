-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT count(*) FROM ord WHERE shipped = 1 AND shipped_key <= -?1 AND shipped_key > -?2
