-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
-- Words of information on own operations that came with a page, until the outbox has them.
CREATE TABLE op_note(op_id TEXT PRIMARY KEY, note TEXT NOT NULL) WITHOUT ROWID;
