-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
-- When the marketplace had last changed the newest copy of an order that was read (ms; 0: not told): a file that was
-- saved earlier and is read later must not take newer data back.
ALTER TABLE purchase_order ADD COLUMN told BIGINT NOT NULL DEFAULT 0;
