-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
-- The same without what indexes hold.
UPDATE ord SET keyed = ?, status = ?, kinds = ?, pieces = ?, pieces_picked = ?, pieces_shipped = ?, open_ops = ?, attention = ?,
  number = ?, dealer = ?, recipient = ?, courier = ?, waybill = ?, ver = ?, blanked = ?
WHERE n = ?
