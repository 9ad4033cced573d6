-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
-- What makes searches and counts as fast with a million orders as with a thousand.

-- For each block of 8192 orders (by n) and each short piece of text: which orders hold it. k = block * 2^48 + piece; see
-- models/store/searchpieces.h. Orders from meta.search_until on and those in search_fresh are not in it yet.
CREATE TABLE search_part(k INTEGER PRIMARY KEY, orders BLOB NOT NULL);
CREATE TABLE search_fresh(n INTEGER PRIMARY KEY);
INSERT INTO meta(k, v) VALUES('search_until', '0');

-- Filters by what is picked, in the order of the list.
CREATE INDEX ord_picking_pick ON ord(pick, due_key, id) WHERE picking = 1;
CREATE INDEX ord_shipping_pick ON ord(pick, due_key, id) WHERE shipping = 1;
-- There are never many of these.
CREATE INDEX ord_exception ON ord(due_key, id) WHERE exception <> 0;

-- How many orders there are of each kind that a list or filter asks for; kept by triggers.
CREATE TABLE tally(
  picking INTEGER NOT NULL, shipping INTEGER NOT NULL, shipped INTEGER NOT NULL, pick INTEGER NOT NULL,
  exception INTEGER NOT NULL, orders INTEGER NOT NULL, PRIMARY KEY(picking, shipping, shipped, pick, exception)
) WITHOUT ROWID;
INSERT INTO tally SELECT picking, shipping, shipped, pick, exception, count(*) FROM ord GROUP BY 1, 2, 3, 4, 5;
CREATE TRIGGER tally_insert AFTER INSERT ON ord BEGIN
  INSERT INTO tally VALUES(new.picking, new.shipping, new.shipped, new.pick, new.exception, 1)
  ON CONFLICT DO UPDATE SET orders = orders + 1;
END;
CREATE TRIGGER tally_update AFTER UPDATE OF picking, shipping, shipped, pick, exception ON ord
WHEN old.picking <> new.picking OR old.shipping <> new.shipping OR old.shipped <> new.shipped OR old.pick <> new.pick
  OR old.exception <> new.exception BEGIN
  UPDATE tally SET orders = orders - 1 WHERE picking = old.picking AND shipping = old.shipping AND shipped = old.shipped
    AND pick = old.pick AND exception = old.exception;
  INSERT INTO tally VALUES(new.picking, new.shipping, new.shipped, new.pick, new.exception, 1)
  ON CONFLICT DO UPDATE SET orders = orders + 1;
END;
CREATE TRIGGER tally_remove AFTER DELETE ON ord BEGIN
  UPDATE tally SET orders = orders - 1 WHERE picking = old.picking AND shipping = old.shipping AND shipped = old.shipped
    AND pick = old.pick AND exception = old.exception;
END;
