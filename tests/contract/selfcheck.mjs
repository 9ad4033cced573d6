// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// The judge itself is judged first: right exchanges must pass, and each deliberately wrong one must be caught.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { Proxy } from "./proxy.mjs";

const DEVICE = "019aaf3c-2f10-7c55-9a43-0d6f3f3b9a10";
const JSON_TYPE = "application/json";
const PROBLEM = "application/problem+json";
const top = { feed: "f1", pos: 3, mark: "9f3c" };
const now = "2026-11-23T13:00:01.000Z";
const page = { feed: "f1", items: [], ops: [], next: "c", next_pos: 3, more: false, top, now };
const account = { user: "u", login: "packer@huafeng", display_name: "仓库02", org: "o", org_name: "华丰", org_kind: "supplier", permissions: ["pick"] };
const problem = (status, code, more = {}) => ({ type: `/problems/${code}`, title: "T", status, code, ...more });
const right = { type: JSON_TYPE, api: "1", status: 200 };
const result = { op: DEVICE, r: "conflict", ver: 1, pos: 2, problem: { ...problem(409, "already-picked"), kind: "conflict" } };

const operation = { op: DEVICE, lane: "order:o1", type: "pick", schema: 1, base_ver: 1, guard: {}, args: { line: "l1", delta: 1 }, at: now, off: 0 };
const push = (item) => JSON.stringify({ device: DEVICE, ops: [item], closed_through: 0 });

// [name, request, answer, caught]
const ME = { path: "/v1/me" };
const PULL = { path: "/v1/sync/work?limit=50" };
const OPS = { path: "/v1/ops", method: "POST", body: push(operation) };
const CASES = [
  ["a right account", ME, { body: account }, false],
  ["a right page", PULL, { body: page }, false],
  ["a right push", OPS, { body: { results: [result], top } }, false],
  ["a right problem", ME, { status: 401, type: PROBLEM, body: problem(401, "unauthorized") }, false],
  ["a right 404", { path: "/v1/nothing", expect: "invalid" }, { status: 404, type: PROBLEM, body: problem(404, "not-found") }, false],
  ["no X-Api", ME, { api: null, body: account }, true],
  ["another X-Api", ME, { api: "2", body: account }, true],
  ["undocumented status", ME, { status: 418, type: PROBLEM, body: problem(418, "unauthorized") }, true],
  ["undocumented success", ME, { status: 201, body: account }, true],
  ["undocumented route that answers", { path: "/v1/secret", expect: "invalid" }, { body: account }, true],
  ["undocumented method that answers", { path: "/v1/me", method: "POST", expect: "invalid" }, { body: account }, true],
  ["wrong Content-Type", ME, { type: "text/html", body: account }, true],
  ["undocumented member", ME, { body: { ...account, shoe_size: 43 } }, true],
  ["undocumented member deep inside", PULL, { body: { ...page, top: { ...top, extra: 1 } } }, true],
  ["missing member", ME, { body: { ...account, org: undefined } }, true],
  ["number as text", PULL, { body: { ...page, next_pos: "3" } }, true],
  ["fraction", PULL, { body: { ...page, next_pos: 3.5 } }, true],
  ["local time", PULL, { body: { ...page, now: "2026-11-23 13:00:01" } }, true],
  ["unknown permission", ME, { body: { ...account, permissions: ["fly"] } }, true],
  ["record that is no order", PULL, { body: { ...page, items: [{ c: "order", id: "o", ver: 1, pos: 1, d: { id: "o" } }] } }, true],
  ["record that is there and gone", PULL, { body: { ...page, items: [{ c: "sku", id: "k", ver: 1, pos: 1, del: "deleted", d: {} }] } }, true],
  ["undocumented problem code", ME, { status: 401, type: PROBLEM, body: problem(401, "go-away") }, true],
  ["problem of another status", ME, { status: 401, type: PROBLEM, body: problem(403, "unauthorized") }, true],
  ["conflict without a problem", OPS, { body: { results: [{ ...result, problem: undefined }], top } }, true],
  ["conflict told as rejection", OPS, { body: { results: [{ ...result, r: "rejected" }], top } }, true],
  ["undocumented operation problem", OPS, { body: { results: [{ ...result, problem: { ...result.problem, code: "bad-luck" } }], top } }, true],
  ["429 without Retry-After", ME, { status: 429, type: PROBLEM, body: problem(429, "too-many-requests") }, true],
  ["no JSON", ME, { raw: "{" }, true],
  ["body with 204", { path: "/v1/session", method: "DELETE" }, { status: 200, body: {} }, true],
  ["request with undocumented query", { path: "/v1/sync/work?page=3" }, { body: page }, true],
  ["request with a wrong limit", { path: "/v1/sync/work?limit=7" }, { body: page }, true],
  ["request without a token", { path: "/v1/me", token: null }, { body: account }, true],
  ["request without a device", { path: "/v1/me", device: null }, { body: account }, true],
  ["operation with a wrong quantity", { ...OPS, body: push({ ...operation, args: { line: "l1", delta: "1" } }) }, { body: { results: [], top } }, true],
  ["operation with another's guard", { ...OPS, body: push({ ...operation, guard: { ver: 1 } }) }, { body: { results: [], top } }, true],
  ["operation with an undocumented member", { ...OPS, body: push({ ...operation, hurry: true }) }, { body: { results: [], top } }, true],
  ["right request called wrong", { ...ME, expect: "invalid" }, { body: account }, true],
];

export async function judgeTheJudge(contract) {
  let answer = right;
  const liar = createServer((request, response) => {
    request.resume().on("end", () => {
      const reply = { ...right, ...answer };
      const headers = { "Content-Type": reply.type };
      if (reply.api !== null) headers["X-Api"] = reply.api;
      response.writeHead(reply.status, headers);
      response.end(reply.raw ?? JSON.stringify(reply.body));
    });
  });
  await new Promise((resolve) => liar.listen(0, "127.0.0.1", resolve));
  const proxy = new Proxy(contract, `http://127.0.0.1:${liar.address().port}`);
  const base = await proxy.listen();
  for (const [name, request, reply, caught] of CASES) {
    answer = reply;
    proxy.violations = [];
    const headers = { "X-Client-Schema": "1" };
    if (request.token !== null) headers.Authorization = "Bearer token";
    if (request.device !== null) headers["X-Device"] = DEVICE;
    if (request.expect) headers["X-Contract-Expect"] = request.expect;
    if (request.body) headers["Content-Type"] = JSON_TYPE;
    await (await fetch(base + request.path, { method: request.method ?? "GET", headers, body: request.body })).arrayBuffer();
    assert.equal(proxy.violations.length > 0, caught, `${name}: ${caught ? "not caught" : proxy.violations.join("; ")}`);
  }
  await proxy.close();
  liar.closeAllConnections();
  await new Promise((resolve) => liar.close(resolve));
  return CASES.length;
}
