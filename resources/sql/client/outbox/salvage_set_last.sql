-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'op'
