-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT total(orders * picking), total(orders * (picking AND pick = 0)), total(orders * (picking AND pick = 1)),
       total(orders * (picking AND exception <> 0)), total(orders * shipping), total(orders * (shipping AND pick = 1)),
       total(orders * (shipping AND pick = 2)), total(orders * (shipping AND exception <> 0))
FROM tally
