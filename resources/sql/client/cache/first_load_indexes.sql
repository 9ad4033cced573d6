-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
CREATE INDEX IF NOT EXISTS ord_shipped ON ord(shipped_key, id) WHERE shipped = 1;
CREATE INDEX IF NOT EXISTS ord_all ON ord(created_key, id);
CREATE INDEX IF NOT EXISTS order_line_sku ON order_line(sku);
CREATE INDEX IF NOT EXISTS order_line_barcode ON order_line(barcode) WHERE barcode <> '';
CREATE INDEX IF NOT EXISTS order_waybill_number ON order_waybill(waybill)
