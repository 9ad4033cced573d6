-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT count(*), total(pick = 1), total(pick = 2), total(exception <> 0) FROM ord WHERE shipping = 1
