-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
UPDATE tenant_feed SET marks_from = max(marks_from, ?) WHERE org = ?
