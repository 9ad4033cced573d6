-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
UPDATE op SET note_read_ms = ? WHERE op_id = ? AND note <> '' AND note_read_ms = 0
