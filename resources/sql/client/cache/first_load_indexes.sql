-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
CREATE INDEX IF NOT EXISTS ord_shipped ON ord(shipped_key, id) WHERE shipped = 1;
CREATE INDEX IF NOT EXISTS ord_all ON ord(created_key, id);
CREATE INDEX IF NOT EXISTS ord_picking_pick ON ord(pick, due_key, id) WHERE picking = 1;
CREATE INDEX IF NOT EXISTS ord_shipping_pick ON ord(pick, due_key, id) WHERE shipping = 1;
CREATE INDEX IF NOT EXISTS order_line_sku ON order_line(sku);
CREATE INDEX IF NOT EXISTS order_line_barcode ON order_line(barcode) WHERE barcode <> '';
CREATE INDEX IF NOT EXISTS order_waybill_number ON order_waybill(waybill);
CREATE TRIGGER IF NOT EXISTS tally_insert AFTER INSERT ON ord BEGIN
  INSERT INTO tally VALUES(new.picking, new.shipping, new.shipped, new.pick, new.exception, 1)
  ON CONFLICT DO UPDATE SET orders = orders + 1;
END
