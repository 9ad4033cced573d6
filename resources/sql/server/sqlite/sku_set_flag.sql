-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
UPDATE sku SET discontinued = ?, flag_version = ?, title = ? WHERE org = ? AND id = ?
