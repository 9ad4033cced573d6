-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
-- Who did what with a notice on a device: told by the devices, each once. The reason is what a person typed, so it stands
-- here and not in the audit trail, and leaves after its time.
CREATE TABLE notice_act(
    org     TEXT NOT NULL REFERENCES organization(id),
    id      TEXT NOT NULL,
    account TEXT NOT NULL,
    device  TEXT NOT NULL,
    op_id   TEXT NOT NULL,
    notice  TEXT NOT NULL,
    act     TEXT NOT NULL CHECK(act IN('closed','superseded','sent_again','restored')),
    code    TEXT NOT NULL,
    who     TEXT NOT NULL,
    reason  TEXT NOT NULL,
    acted   BIGINT NOT NULL,
    at      BIGINT NOT NULL,
    PRIMARY KEY(org, id)) WITHOUT ROWID;
CREATE INDEX notice_act_at ON notice_act(org, at);
