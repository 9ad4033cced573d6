-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
UPDATE order_doc SET doc = ?, shown = ? WHERE n = ?
