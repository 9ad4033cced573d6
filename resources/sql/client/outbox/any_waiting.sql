-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT EXISTS (SELECT 1 FROM op WHERE state IN ('pending','acked') AND state NOT IN ('done','closed'))
