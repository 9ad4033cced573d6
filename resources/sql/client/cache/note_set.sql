-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT OR IGNORE INTO op_note(op_id, note) VALUES(?, ?)
