-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT count(*) FROM access_token WHERE session = ? AND generation = ? AND used = 1
