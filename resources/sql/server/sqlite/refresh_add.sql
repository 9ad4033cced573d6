-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT INTO refresh_token(hash, session, generation, expires_at) VALUES(?, ?, ?, ?)
