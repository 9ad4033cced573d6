-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
UPDATE ord SET picking = ?, shipping = ?, shipped = ?, keyed = ?, status = ?, exception = ?, pick = ?, kinds = ?, pieces = ?,
  pieces_picked = ?, pieces_shipped = ?, due = ?, due_key = ?, created_key = ?, shipped_key = ?, overlay = ?, open_ops = ?,
  attention = ?, number = ?, dealer = ?, recipient = ?, courier = ?, waybill = ?, ver = ?, blanked = ?
WHERE n = ?
