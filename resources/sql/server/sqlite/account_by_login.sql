-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT a.id, a.org, a.display_name, a.password, a.permissions, a.disabled, o.name, o.kind
FROM account a JOIN organization o ON o.id = a.org WHERE a.login = ?
