-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT INTO account(id, org, login, display_name, password, permissions, created_at) VALUES(?, ?, ?, ?, ?, ?, ?)
