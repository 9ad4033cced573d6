-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT seq FROM sqlite_sequence WHERE name = 'op'
