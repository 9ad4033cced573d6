-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT DISTINCT lane FROM op WHERE state NOT IN ('done','closed')
