-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT INTO device_closed(org, device, closed_through) VALUES(?, ?, ?)
ON CONFLICT(org, device) DO UPDATE SET closed_through = excluded.closed_through WHERE excluded.closed_through > device_closed.closed_through
