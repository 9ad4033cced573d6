-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT INTO search_wide(k, orders) VALUES(?, ?)
