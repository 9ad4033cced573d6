-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
UPDATE order_search SET search = ?1 WHERE n = ?2 AND search <> ?1
