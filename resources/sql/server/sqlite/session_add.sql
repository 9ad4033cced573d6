-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT INTO device_session(id, org, account, device, device_name, started_at, used_at) VALUES(?, ?, ?, ?, ?, ?, ?)
