-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
UPDATE op_result SET device = ?, pos = ?, at = ? WHERE org = ? AND op_id = ?
