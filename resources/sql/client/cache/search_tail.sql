-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT n FROM order_search WHERE n >= ? AND contains_text(search, ?)
