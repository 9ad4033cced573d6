-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
-- A second, wider level of the search index, so that a search among very many orders reads fewer rows.

-- For each wide block of 65536 orders (eight of search_part's blocks) and each piece: which orders hold it.
-- k = wide * 2^48 + piece; see models/store/searchmerge.h. Merged from search_part, which stays complete.
CREATE TABLE search_wide(k INTEGER PRIMARY KEY, orders BLOB NOT NULL);
-- The piece from which merging a wide block goes on; 2^48: all are merged, and only then may search_wide be read. No row:
-- not begun, or one of its blocks was made anew since. What search_wide holds of it then is stale.
CREATE TABLE search_merged(wide INTEGER PRIMARY KEY, next INTEGER NOT NULL);

-- Blocks of search_part with pieces of texts that this PC must not hold any more: they are made anew, however few of
-- their texts changed.
CREATE TABLE search_stale(block INTEGER PRIMARY KEY);
