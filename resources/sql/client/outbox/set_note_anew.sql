-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
UPDATE op SET note = ?2, note_read_ms = 0 WHERE op_id = ?1
