-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
SELECT name, upper(type), "notnull" AND dflt_value IS NULL FROM pragma_table_info('op')
