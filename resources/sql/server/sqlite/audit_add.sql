-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
INSERT INTO audit(at, org, account, device, what, target, outcome) VALUES(?, ?, ?, ?, ?, ?, ?)
