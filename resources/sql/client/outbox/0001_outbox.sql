-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
-- The user's acts in their order. Never deleted by the program but for done and closed ones after their time.
CREATE TABLE op(
  n             INTEGER PRIMARY KEY AUTOINCREMENT,
  op_id         TEXT NOT NULL UNIQUE,
  lane          TEXT NOT NULL,
  type          TEXT NOT NULL,
  schema        INTEGER NOT NULL,
  args          TEXT NOT NULL,
  guard         TEXT NOT NULL,
  base_ver      INTEGER NOT NULL,
  at_ms         INTEGER NOT NULL,
  offset_ms     INTEGER NOT NULL,
  state         TEXT NOT NULL CHECK(state IN ('pending','acked','done','conflict','rejected','held','stuck','review','closed')),
  attempts      INTEGER NOT NULL DEFAULT 0,
  last_error    TEXT NOT NULL DEFAULT '',
  res_ver       INTEGER NOT NULL DEFAULT 0,
  res_pos       INTEGER NOT NULL DEFAULT 0,
  problem       TEXT NOT NULL DEFAULT '',
  effect        TEXT NOT NULL DEFAULT '',
  supersedes    TEXT NOT NULL DEFAULT '',
  done_at_ms    INTEGER NOT NULL DEFAULT 0,
  closed_by     TEXT NOT NULL DEFAULT '',
  closed_reason TEXT NOT NULL DEFAULT '',
  closed_at_ms  INTEGER NOT NULL DEFAULT 0,
  subject       TEXT NOT NULL DEFAULT '',
  summary       TEXT NOT NULL DEFAULT '',
  waybill       TEXT NOT NULL DEFAULT '',
  shipment      TEXT NOT NULL DEFAULT ''
);
CREATE INDEX op_open ON op(lane, n) WHERE state NOT IN ('done','closed');
CREATE INDEX op_state ON op(state, n) WHERE state NOT IN ('done','closed');
CREATE INDEX op_acked ON op(res_pos) WHERE state = 'acked';
CREATE INDEX op_done ON op(done_at_ms) WHERE state = 'done';
CREATE INDEX op_waybill ON op(waybill) WHERE waybill <> '';

-- Every operation that ends other than done opens one; only the user, or the platform applying it after all, closes it.
CREATE TABLE notice(
  id           TEXT PRIMARY KEY,
  op_id        TEXT NOT NULL,
  kind         TEXT NOT NULL,
  params       TEXT NOT NULL,
  created_ms   INTEGER NOT NULL,
  closed_at_ms INTEGER NOT NULL DEFAULT 0,
  closed_as    TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE INDEX notice_op ON notice(op_id);

-- device, high_feed, high_pos, high_mark, change (counts the commits that may alter what is shown)
CREATE TABLE meta(k TEXT PRIMARY KEY, v TEXT NOT NULL) WITHOUT ROWID;
