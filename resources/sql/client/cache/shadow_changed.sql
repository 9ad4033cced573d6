-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT id, ver, doc FROM shadow_record AS s
WHERE collection = ? AND doc IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM ord JOIN order_doc USING(n) WHERE ord.id = s.id AND ord.ver = s.ver AND order_doc.doc = s.doc)
