-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT contains_text(search, ?) FROM order_search WHERE n = ?
