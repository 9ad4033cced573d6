-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
UPDATE tenant_feed SET pos = pos + ? WHERE org = ? RETURNING pos
