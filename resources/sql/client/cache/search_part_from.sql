-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT k, orders FROM search_part WHERE k BETWEEN ? AND ? ORDER BY k LIMIT ?
