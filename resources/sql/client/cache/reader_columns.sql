-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT ord.id, number, dealer, recipient, waybill, courier, status, exception, kinds, pieces, pieces_picked, pieces_shipped,
       due, due_key, created_key, shipped_key, open_ops, attention, pick
FROM ord
