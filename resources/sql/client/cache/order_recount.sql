-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
UPDATE ord SET open_ops = ?, attention = ?, overlay = ? WHERE id = ?
