-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT INTO organization(id, code, name, kind, created_at) VALUES(?, ?, ?, ?, ?)
