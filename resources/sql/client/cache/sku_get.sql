-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT ver, doc, shown, discontinued FROM sku WHERE id = ?
