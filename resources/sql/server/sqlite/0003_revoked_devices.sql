-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
-- Devices that were lost or taken away. What they have not sent is sealed with the passphrase, or removed with the rest.
CREATE TABLE device_revoked(
    org        TEXT NOT NULL REFERENCES organization(id),
    device     TEXT NOT NULL,
    unsent     TEXT NOT NULL CHECK(unsent IN('keep','remove')),
    passphrase TEXT NOT NULL,
    at         BIGINT NOT NULL,
    told_at    BIGINT,
    PRIMARY KEY(org, device)) WITHOUT ROWID;
