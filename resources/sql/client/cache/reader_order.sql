-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT ord.ver, coalesce(order_doc.shown, order_doc.doc) FROM ord JOIN order_doc USING(n) WHERE ord.id = ?
