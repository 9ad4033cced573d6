-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT ord.n, ord.ver, order_doc.doc, order_doc.shown, ord.keyed, ord.blanked FROM ord JOIN order_doc USING(n) WHERE ord.id = ?
