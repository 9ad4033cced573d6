-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
-- A used token of the newest generation stays as long as its session: it tells that the last refresh did arrive.
DELETE FROM access_token WHERE expires_at < ?
    AND (used = 0 OR generation < (SELECT max(r.generation) FROM refresh_token r WHERE r.session = access_token.session))
