-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT n, search FROM order_search WHERE n BETWEEN ? AND ? ORDER BY n
