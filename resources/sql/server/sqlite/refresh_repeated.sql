-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
UPDATE refresh_token SET repeats = repeats + 1 WHERE hash = ?
