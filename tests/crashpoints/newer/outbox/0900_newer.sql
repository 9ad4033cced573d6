-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
-- A step of a program to come, as the upgrade of a filled outbox meets it: a column, its contents, an index.
ALTER TABLE notice ADD COLUMN remark TEXT NOT NULL DEFAULT '';
UPDATE notice SET remark = kind;
CREATE INDEX op_newer ON op(type, n);
