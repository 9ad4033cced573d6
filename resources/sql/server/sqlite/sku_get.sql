-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT title, location, discontinued, flag_version FROM sku WHERE org = ? AND id = ?
