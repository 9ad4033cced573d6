-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
-- seen: what the person saw when the act was recorded (JSON, no personal data). closed_from: the state a person closed
-- it in, so that it can be restored. superseded_by: the act that was done in its place. note: a word of information on
-- an applied operation (JSON), note_read_ms: when the person acknowledged it. '' and 0 in rows of older programs.
ALTER TABLE op ADD COLUMN seen TEXT NOT NULL DEFAULT '';
ALTER TABLE op ADD COLUMN closed_from TEXT NOT NULL DEFAULT '';
ALTER TABLE op ADD COLUMN superseded_by TEXT NOT NULL DEFAULT '';
ALTER TABLE op ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE op ADD COLUMN note_read_ms INTEGER NOT NULL DEFAULT 0;
CREATE INDEX op_note ON op(n) WHERE note <> '' AND note_read_ms = 0;
CREATE INDEX op_flag ON op(lane, n) WHERE type = 'flag_sku';

-- What people did with notices: goes to the platform's audit trail, each once.
CREATE TABLE notice_act(
  id        TEXT PRIMARY KEY,
  op_id     TEXT NOT NULL,
  notice_id TEXT NOT NULL,
  act       TEXT NOT NULL CHECK(act IN ('closed','superseded','sent_again','restored')),
  code      TEXT NOT NULL,
  who       TEXT NOT NULL,
  reason    TEXT NOT NULL,
  at_ms     INTEGER NOT NULL,
  told      INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX notice_act_untold ON notice_act(at_ms) WHERE told = 0;
