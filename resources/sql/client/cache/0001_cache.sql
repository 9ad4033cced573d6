-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
-- What the platform sent (doc), what is shown (doc with the open operations laid over it) and the columns that lists,
-- filters and searches need. Disposable: it can be pulled again at any time.
CREATE TABLE meta(k TEXT PRIMARY KEY, v TEXT NOT NULL) WITHOUT ROWID;

-- s_*: the same of the shadow generation while a reset is under way.
CREATE TABLE cur(
  grp TEXT PRIMARY KEY,
  gen INTEGER NOT NULL DEFAULT 1,
  token TEXT NOT NULL DEFAULT '', pos INTEGER NOT NULL DEFAULT 0,
  high_feed TEXT NOT NULL DEFAULT '', high_pos INTEGER NOT NULL DEFAULT 0, high_mark TEXT NOT NULL DEFAULT '',
  booting INTEGER NOT NULL DEFAULT 1, verify INTEGER NOT NULL DEFAULT 0, shadow INTEGER NOT NULL DEFAULT 0,
  s_token TEXT NOT NULL DEFAULT '', s_pos INTEGER NOT NULL DEFAULT 0,
  s_high_feed TEXT NOT NULL DEFAULT '', s_high_pos INTEGER NOT NULL DEFAULT 0, s_high_mark TEXT NOT NULL DEFAULT '',
  last_pull_ms INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
INSERT INTO cur(grp) VALUES('work');

-- Results of this device's operations, stored in one transaction with the cursor.
CREATE TABLE op_seen(
  op_id TEXT PRIMARY KEY, result TEXT NOT NULL, ver INTEGER NOT NULL, pos INTEGER NOT NULL,
  problem TEXT NOT NULL, effect TEXT NOT NULL
) WITHOUT ROWID;

-- Versions of records that are gone, so that an older page cannot bring them back.
CREATE TABLE gone(collection TEXT NOT NULL, id TEXT NOT NULL, ver INTEGER NOT NULL, PRIMARY KEY(collection, id)) WITHOUT ROWID;

-- doc is NULL while only an own operation speaks of the SKU.
CREATE TABLE sku(
  id TEXT PRIMARY KEY, ver INTEGER NOT NULL, doc TEXT, shown TEXT NOT NULL,
  discontinued INTEGER NOT NULL, overlay INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sku_discontinued ON sku(id) WHERE discontinued = 1;

CREATE TABLE address(id TEXT PRIMARY KEY, ver INTEGER NOT NULL, doc TEXT NOT NULL) WITHOUT ROWID;

-- Rows of the lists: small, so that a list or a search never reads a record. Enumerations are the numbers of
-- models/domain/orderstatus.h, exception is the set of all; meta.projection tells how the columns were made.
CREATE TABLE ord(
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ver INTEGER NOT NULL,
  picking INTEGER NOT NULL, shipping INTEGER NOT NULL, shipped INTEGER NOT NULL, keyed INTEGER NOT NULL,
  status INTEGER NOT NULL, exception INTEGER NOT NULL, pick INTEGER NOT NULL,
  kinds INTEGER NOT NULL, pieces INTEGER NOT NULL, pieces_picked INTEGER NOT NULL, pieces_shipped INTEGER NOT NULL,
  due INTEGER NOT NULL,
  -- What the lists are sorted by: the due date (none = last), minus the time it was made, minus the time it was shipped.
  due_key INTEGER NOT NULL, created_key INTEGER NOT NULL, shipped_key INTEGER NOT NULL,
  overlay INTEGER NOT NULL, open_ops INTEGER NOT NULL, attention INTEGER NOT NULL,
  number TEXT NOT NULL, dealer TEXT NOT NULL, recipient TEXT NOT NULL, courier TEXT NOT NULL, waybill TEXT NOT NULL,
  blanked INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX ord_picking ON ord(due_key, id, pick, exception, due) WHERE picking = 1;
CREATE INDEX ord_shipping ON ord(due_key, id, pick, exception) WHERE shipping = 1;
CREATE INDEX ord_shipped ON ord(shipped_key, id) WHERE shipped = 1;
CREATE INDEX ord_all ON ord(created_key, id);
CREATE INDEX ord_overlay ON ord(id) WHERE overlay = 1;

-- n as in ord. Everything an order can be found by, folded; a table of its own, because a search reads all of it.
CREATE TABLE order_search(n INTEGER PRIMARY KEY, search TEXT NOT NULL);

-- n as in ord. shown is NULL when it equals doc.
CREATE TABLE order_doc(n INTEGER PRIMARY KEY, doc TEXT NOT NULL, shown TEXT);

-- Lines of orders that are worked on. k = n * 65536 + number, so an order's entries stand together.
CREATE TABLE order_line(k INTEGER PRIMARY KEY, sku TEXT NOT NULL, barcode TEXT NOT NULL, line TEXT NOT NULL);
CREATE INDEX order_line_sku ON order_line(sku);
CREATE INDEX order_line_barcode ON order_line(barcode) WHERE barcode <> '';

CREATE TABLE order_waybill(k INTEGER PRIMARY KEY, waybill TEXT NOT NULL, shipment TEXT NOT NULL, voided INTEGER NOT NULL);
CREATE INDEX order_waybill_number ON order_waybill(waybill);

-- A reset pulls everything into these; one transaction compares and swaps.
CREATE TABLE shadow_record(
  collection TEXT NOT NULL, id TEXT NOT NULL, ver INTEGER NOT NULL, doc TEXT, PRIMARY KEY(collection, id)
) WITHOUT ROWID;
CREATE TABLE shadow_seen(
  op_id TEXT PRIMARY KEY, result TEXT NOT NULL, ver INTEGER NOT NULL, pos INTEGER NOT NULL,
  problem TEXT NOT NULL, effect TEXT NOT NULL
) WITHOUT ROWID;
