-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
-- Pages of the first snapshot come in the order of ids: each would dirty pages all over these indexes.
DROP INDEX IF EXISTS ord_shipped;
DROP INDEX IF EXISTS ord_all;
DROP INDEX IF EXISTS ord_picking_pick;
DROP INDEX IF EXISTS ord_shipping_pick;
DROP INDEX IF EXISTS order_line_sku;
DROP INDEX IF EXISTS order_line_barcode;
DROP INDEX IF EXISTS order_waybill_number;
DROP TRIGGER IF EXISTS tally_insert
