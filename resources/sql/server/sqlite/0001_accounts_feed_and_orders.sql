-- SPDX-FileCopyrightText: 2026 WoYouHuo contributors
-- SPDX-License-Identifier: Apache-2.0
-- Times are UTC milliseconds. Every row that belongs to a tenant carries its organization; nothing is read without it.

CREATE TABLE platform_key(
    name  TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL);

CREATE TABLE organization(
    id         TEXT NOT NULL PRIMARY KEY,
    code       TEXT NOT NULL UNIQUE,
    name       TEXT NOT NULL,
    kind       TEXT NOT NULL CHECK(kind IN('supplier','dealer')),
    created_at BIGINT NOT NULL);

CREATE TABLE account(
    id           TEXT NOT NULL PRIMARY KEY,
    org          TEXT NOT NULL REFERENCES organization(id),
    login        TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    password     TEXT NOT NULL,
    permissions  TEXT NOT NULL,
    disabled     INTEGER NOT NULL DEFAULT 0,
    created_at   BIGINT NOT NULL);

-- One row a signed-in device: the family of its refresh tokens.
CREATE TABLE device_session(
    id          TEXT NOT NULL PRIMARY KEY,
    org         TEXT NOT NULL REFERENCES organization(id),
    account     TEXT NOT NULL REFERENCES account(id),
    device      TEXT NOT NULL,
    device_name TEXT NOT NULL,
    started_at  BIGINT NOT NULL,
    used_at     BIGINT NOT NULL,
    ended_at    BIGINT,
    ended_why   TEXT);
CREATE INDEX device_session_account ON device_session(account, device);

-- Only hashes: a stolen copy of this file signs nobody in.
CREATE TABLE refresh_token(
    hash        TEXT NOT NULL PRIMARY KEY,
    session     TEXT NOT NULL REFERENCES device_session(id) ON DELETE CASCADE,
    generation  BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL,
    replaced_at BIGINT,
    repeats     INTEGER NOT NULL DEFAULT 0);
CREATE INDEX refresh_token_session ON refresh_token(session, generation);

CREATE TABLE access_token(
    hash       TEXT NOT NULL PRIMARY KEY,
    session    TEXT NOT NULL REFERENCES device_session(id) ON DELETE CASCADE,
    generation BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used       INTEGER NOT NULL DEFAULT 0);
CREATE INDEX access_token_session ON access_token(session, generation);

-- pos is taken last in every writing transaction, so that commit order is position order.
-- oldest: the feed can be read from here on; marks_from: the first position whose mark is still kept.
CREATE TABLE tenant_feed(
    org        TEXT NOT NULL PRIMARY KEY REFERENCES organization(id),
    feed       TEXT NOT NULL,
    pos        BIGINT NOT NULL,
    oldest     BIGINT NOT NULL,
    marks_from BIGINT NOT NULL);

CREATE TABLE feed_mark(
    org  TEXT NOT NULL REFERENCES organization(id),
    pos  BIGINT NOT NULL,
    mark TEXT NOT NULL,
    at   BIGINT NOT NULL,
    PRIMARY KEY(org, pos)) WITHOUT ROWID;

-- One row a record, however often it changed. gone: '' or 'deleted' or 'scope'.
CREATE TABLE feed_row(
    org        TEXT NOT NULL REFERENCES organization(id),
    collection TEXT NOT NULL,
    id         TEXT NOT NULL,
    version    BIGINT NOT NULL,
    pos        BIGINT NOT NULL,
    gone       TEXT NOT NULL DEFAULT '',
    at         BIGINT NOT NULL,
    PRIMARY KEY(org, collection, id)) WITHOUT ROWID;
CREATE UNIQUE INDEX feed_row_pos ON feed_row(org, pos);

CREATE TABLE op_result(
    org       TEXT NOT NULL REFERENCES organization(id),
    op_id     TEXT NOT NULL,
    device    TEXT NOT NULL,
    account   TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    outcome   TEXT NOT NULL CHECK(outcome IN('applied','conflict','rejected')),
    version   BIGINT NOT NULL,
    pos       BIGINT NOT NULL,
    problem   TEXT NOT NULL,
    effect    TEXT NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY(org, op_id)) WITHOUT ROWID;
CREATE UNIQUE INDEX op_result_device ON op_result(org, device, pos);

-- Results up to here are closed on the device, so they need not be kept longer than the retention time.
CREATE TABLE device_closed(
    org            TEXT NOT NULL REFERENCES organization(id),
    device         TEXT NOT NULL,
    closed_through BIGINT NOT NULL,
    PRIMARY KEY(org, device)) WITHOUT ROWID;

-- The wire form twice, with and without prices: what a user may not see is not even read for him.
CREATE TABLE purchase_order(
    id        TEXT NOT NULL PRIMARY KEY,
    supplier  TEXT NOT NULL REFERENCES organization(id),
    dealer    TEXT NOT NULL REFERENCES organization(id),
    source_id TEXT NOT NULL,
    number    TEXT NOT NULL,
    version   BIGINT NOT NULL,
    removed   INTEGER NOT NULL DEFAULT 0,
    priced    TEXT NOT NULL,
    unpriced  TEXT NOT NULL,
    UNIQUE(supplier, source_id));
CREATE INDEX purchase_order_dealer ON purchase_order(dealer);

CREATE TABLE order_sku(
    supplier TEXT NOT NULL,
    sku      TEXT NOT NULL,
    order_id TEXT NOT NULL REFERENCES purchase_order(id),
    PRIMARY KEY(supplier, sku, order_id)) WITHOUT ROWID;

CREATE TABLE shipment(
    supplier TEXT NOT NULL,
    id       TEXT NOT NULL,
    order_id TEXT NOT NULL REFERENCES purchase_order(id),
    waybill  TEXT NOT NULL,
    voided   INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY(supplier, id)) WITHOUT ROWID;
CREATE UNIQUE INDEX shipment_waybill ON shipment(supplier, waybill) WHERE voided = 0;

-- flag_version 0: nobody ever flagged it, so it is no record of the feed yet.
CREATE TABLE sku(
    org          TEXT NOT NULL REFERENCES organization(id),
    id           TEXT NOT NULL,
    source_id    TEXT NOT NULL,
    title        TEXT NOT NULL,
    location     TEXT NOT NULL DEFAULT '',
    discontinued INTEGER NOT NULL DEFAULT 0,
    flag_version BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY(org, id)) WITHOUT ROWID;

CREATE TABLE address(
    org     TEXT NOT NULL REFERENCES organization(id),
    id      TEXT NOT NULL,
    version BIGINT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    body    TEXT NOT NULL,
    PRIMARY KEY(org, id)) WITHOUT ROWID;

-- Who, what, when. Ids and codes only, no personal data.
CREATE TABLE audit(
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    at      BIGINT NOT NULL,
    org     TEXT NOT NULL,
    account TEXT NOT NULL,
    device  TEXT NOT NULL,
    what    TEXT NOT NULL,
    target  TEXT NOT NULL,
    outcome TEXT NOT NULL);
CREATE INDEX audit_org ON audit(org, at);
