-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
-- Most have nothing of their own laid over the record: their rows stay unwritten.
UPDATE order_doc SET shown = ?1 WHERE n = ?2 AND shown IS NOT ?1
