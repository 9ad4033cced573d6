-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT INTO sqlite_sequence(name, seq)
SELECT 'op', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'op')
