-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
DELETE FROM op_result WHERE org = ? AND (at < ? OR (at < ?
    AND pos <= (SELECT c.closed_through FROM device_closed c WHERE c.org = op_result.org AND c.device = op_result.device)))
