-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT version, deleted, body FROM address WHERE org = ? AND id = ?
