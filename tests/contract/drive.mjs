// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Starts the platform with demo data and takes every route through the validating proxy, right and wrong.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Proxy } from "./proxy.mjs";

const PASSWORD = "woyouhuo-demo";
const START_MS = 60000;

function uuid7() {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

export async function startPlatform(program) {
  const folder = mkdtempSync(join(tmpdir(), "woyouhuo-contract-"));
  const child = spawn(program, ["--demo", "--listen", "127.0.0.1:0", "--data-dir", folder], { stdio: ["pipe", "pipe", "pipe"] });
  let log = "";
  child.stderr.on("data", (text) => (log = (log + text).slice(-20000)));
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const url = await new Promise((resolve, reject) => {
    let out = "";
    const timer = setTimeout(() => reject(new Error(`the platform did not say "listening on" in time: ${log}`)), START_MS);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the platform ended with ${code}: ${log}`)));
    child.stdout.on("data", (text) => {
      out += text;
      const match = /^listening on (http:\/\/\S+)/m.exec(out);
      if (!match) return;
      clearTimeout(timer);
      resolve(match[1]);
    });
  }).catch(async (error) => {
    await stop();
    throw error;
  });
  return { url, stop, log: () => log };
}

class Client {
  constructor(base) {
    this.base = base;
    this.device = uuid7();
    this.session = null;
    this.seen = null;
  }

  // One exchange; `wrong` marks a request that breaks the contract on purpose.
  async send(method, path, { body, wrong = false, token = this.session?.access, device = this.device, headers = {}, raw } = {}) {
    const all = { "X-Client-Schema": "1", ...headers };
    if (token && !path.startsWith("/v1/session/refresh") && !(path === "/v1/session" && method === "POST")) all.Authorization = `Bearer ${token}`;
    if (device) all["X-Device"] = device;
    if (wrong) all["X-Contract-Expect"] = "invalid";
    const text = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    if (text !== undefined) all["Content-Type"] = "application/json";
    const answer = await fetch(this.base + path, { method, headers: all, body: text });
    const bytes = await answer.text();
    return { status: answer.status, headers: answer.headers, json: bytes ? JSON.parse(bytes) : null };
  }

  async signIn(login, password = PASSWORD) {
    const answer = await this.send("POST", "/v1/session", { body: { login, password, device: this.device, device_name: "contract test" } });
    if (answer.status === 200) this.session = answer.json;
    return answer;
  }

  refresh(refresh = this.session.refresh) {
    return this.send("POST", "/v1/session/refresh", { body: { refresh, device: this.device } });
  }

  pull(cursor, limit = 50, more = {}) {
    const query = new URLSearchParams({ limit: String(limit) });
    if (cursor) query.set("cursor", cursor);
    return this.send("GET", `/v1/sync/work?${query}`, more);
  }

  // All pages from the cursor on; returns records by "collection id", results and the last cursor.
  async pullAll(cursor) {
    const records = new Map();
    const results = [];
    let pages = 0;
    for (;;) {
      const { status, json } = await this.pull(cursor);
      assert.equal(status, 200);
      for (const item of json.items) records.set(`${item.c} ${item.id}`, item);
      results.push(...json.ops);
      cursor = json.next;
      ++pages;
      this.seen = json.top;
      if (!json.more) return { records, results, cursor, pages, page: json };
    }
  }

  operation(type, lane, args, guard = {}, more = {}) {
    return { op: uuid7(), lane, type, schema: 1, base_ver: 1, guard, args, at: new Date().toISOString(), off: 0, ...more };
  }

  async push(ops, more = {}) {
    return this.send("POST", "/v1/ops", { body: { device: this.device, ops, closed_through: 0 }, ...more });
  }

  async pushOne(operation, more = {}) {
    const { status, json } = await this.push([operation], more);
    assert.equal(status, 200, JSON.stringify(json));
    assert.equal(json.results.length, 1);
    assert.equal(json.results[0].op, operation.op);
    return json.results[0];
  }

  seenHeader(seen = this.seen) {
    return { "X-Seen": `${seen.feed}.${seen.pos}.${seen.mark}` };
  }
}

function workable(order) {
  return order.paid && !order.cancelled && !order.refunding && order.lines.every((line) => line.sendable && !line.out_of_stock);
}

const untouched = (line) => line.picked === 0 && line.shipped === 0 && line.given_up === 0;

async function account(base) {
  const client = new Client(base);
  assert.equal((await client.send("GET", "/v1/health")).status, 200);
  assert.equal((await client.signIn("packer@huafeng", "wrong-password")).status, 401);
  assert.equal((await client.signIn("nobody@nowhere")).json.code, "sign-in-failed");
  assert.equal((await client.send("GET", "/v1/me", { wrong: true, token: null })).json.code, "unauthorized");
  assert.equal((await client.signIn("packer@huafeng")).status, 200);
  assert.ok(!client.session.account.permissions.includes("view_prices"));
  const me = await client.send("GET", "/v1/me");
  assert.deepEqual(me.json, client.session.account);
  assert.equal((await client.send("GET", "/v1/me", { token: "not-a-token" })).status, 401);
  assert.equal((await client.send("GET", "/v1/me", { device: uuid7() })).status, 403);

  const first = client.session;
  const second = await client.refresh();
  assert.equal(second.status, 200);
  client.session = second.json;
  assert.equal((await client.send("GET", "/v1/me")).status, 200);
  const repeated = await client.refresh(first.refresh);
  assert.equal(repeated.json.refresh, second.json.refresh, "when the answer was lost, the repetition brings the same successor");
  assert.equal((await client.refresh(first.refresh)).status, 401, "a refresh token used again and again must be refused");
  assert.equal((await client.send("GET", "/v1/me")).status, 401, "and its whole session ends");
  assert.equal((await client.refresh("never-heard-of-it")).status, 401);

  assert.equal((await client.signIn("packer@huafeng")).status, 200);
  assert.equal((await client.send("DELETE", "/v1/session")).status, 204);
  assert.equal((await client.send("GET", "/v1/me")).status, 401);

  for (const raw of ["{", "[]", '{"login":7}', '{"login":"a","password":"b","device":"no-uuid"}', "[".repeat(5000)])
    assert.equal((await client.send("POST", "/v1/session", { raw, wrong: true })).status, 400, raw.slice(0, 40));
  assert.equal((await client.send("POST", "/v1/session/refresh", { raw: "{}", wrong: true })).status, 400);
  assert.equal((await client.send("GET", "/v1/nothing", { wrong: true })).status, 404);
  assert.equal((await client.send("PUT", "/v1/ops", { wrong: true, body: {} })).status, 405);
  assert.equal((await client.send("GET", "/v1/session/refresh", { wrong: true })).status, 405);
}

async function feed(base, prices) {
  const client = new Client(base);
  assert.equal((await client.signIn(prices ? "manager@huafeng" : "packer@huafeng")).status, 200);
  const all = await client.pullAll();
  assert.ok(all.pages > 1, "the demo data fills more than one page of 50");
  const orders = [...all.records.values()].filter((item) => item.c === "order" && item.d).map((item) => item.d);
  assert.ok(orders.length > 50);
  const priced = orders.some((order) => order.lines.some((line) => "price_fen" in line));
  assert.equal(priced, prices, "prices are for those who may see them");
  const empty = await client.pull(all.cursor, 1000, { headers: client.seenHeader() });
  assert.deepEqual([empty.json.items, empty.json.more], [[], false]);
  const top = await client.send("GET", "/v1/sync/top", { headers: client.seenHeader() });
  assert.deepEqual(top.json.top, client.seen);

  // The seal stands first, so this alters the seal and nothing else.
  const tampered = (all.cursor[0] === "A" ? "B" : "A") + all.cursor.slice(1);
  assert.equal((await client.pull(tampered)).json.params.reason, "scope", "a tampered cursor");
  assert.equal((await client.pull(all.cursor + "AAAA")).status, 410, "a lengthened cursor");
  assert.equal((await client.pull("x")).status, 400, "what was never a cursor");
  const lost = { ...client.seen, mark: client.seen.mark.split("").reverse().join("") + "0" };
  for (const seen of [lost, { ...client.seen, pos: client.seen.pos + 1000 }, { ...client.seen, feed: "other" }]) {
    const headers = client.seenHeader(seen);
    assert.equal((await client.pull(all.cursor, 50, { headers })).json.params.reason, "history");
    assert.equal((await client.send("GET", "/v1/sync/top", { headers })).status, 410);
    assert.equal((await client.push([], { headers })).status, 410);
  }
  assert.equal((await client.send("GET", "/v1/sync/top", { headers: { "X-Seen": "nonsense" }, wrong: true })).status, 400);
  assert.equal((await client.send("GET", "/v1/sync/work?limit=many", { wrong: true })).status, 400);
  assert.equal((await client.send("GET", "/v1/me", { headers: { "X-Client-Schema": "new" }, wrong: true })).status, 400);
  return { client, all, orders };
}

async function operations({ client, all, orders }) {
  const fresh = orders.filter((order) => workable(order) && order.lines.every(untouched));
  const big = fresh.find((order) => order.lines.length > 1 && order.lines[0].ordered >= 3);
  assert.ok(big, "the demo data has an untouched order with several lines");
  const [line, other] = big.lines;
  const lane = `order:${big.id}`;
  const is = (result, r, code) => assert.deepEqual([result.r, result.problem?.code], [r, code], JSON.stringify(result));

  const pick = client.operation("pick", lane, { line: line.id, delta: 2 });
  is(await client.pushOne(pick, { headers: client.seenHeader() }), "applied");
  is(await client.pushOne(pick), "already_applied");
  is(await client.pushOne({ ...pick, args: { line: line.id, delta: 1 } }), "rejected", "op-id-reused");
  is(await client.pushOne(client.operation("pick", lane, { line: line.id, delta: -2 }, {}, { after: pick.op })), "applied");
  is(await client.pushOne(client.operation("pick", lane, { line: line.id, delta: line.ordered + 1 })), "conflict", "already-picked");
  is(await client.pushOne(client.operation("pick", lane, { line: "no-such-line", delta: 1 })), "rejected", "line-unknown");
  is(await client.pushOne(client.operation("pick", `order:${uuid7()}`, { line: line.id, delta: 1 })), "rejected", "order-unknown");
  is(await client.pushOne(client.operation("pick", lane, { line: line.id, delta: 1 }, {}, { after: uuid7() })), "blocked");

  is(await client.pushOne(client.operation("flag_line", lane, { line: other.id, out_of_stock: true }, { flag_ver: other.flag_ver })), "applied");
  is(await client.pushOne(client.operation("flag_line", lane, { line: other.id, out_of_stock: false }, { flag_ver: other.flag_ver })), "conflict", "flag-changed");
  is(await client.pushOne(client.operation("flag_line", lane, { line: other.id, out_of_stock: false }, { flag_ver: other.flag_ver + 1 })), "applied");

  const parcel = (quantity, pickFirst, waybill, more = {}) => client.operation("ship", lane, { shipment: uuid7(),
    lines: { [line.id]: { qty: quantity, pick: pickFirst } }, courier: "YTO", waybill, from: "", weight_g: 1250, freight_fen: 1250, ...more }, { recv_ver: big.recv_ver });
  const number = `YT${Date.now()}`;
  const ship = parcel(1, 1, number);
  is(await client.pushOne(ship), "applied");
  const second = await client.pushOne(parcel(1, 1, `${number}2`));
  is(second, "applied");
  assert.equal(second.effect.note, "second-parcel");
  is(await client.pushOne(parcel(1, 1, number)), "conflict", "waybill-used");
  is(await client.pushOne(parcel(line.ordered, line.ordered, `${number}3`)), "conflict", "ship-more-than-left");
  is(await client.pushOne({ ...parcel(1, 1, `${number}4`), guard: { recv_ver: big.recv_ver + 1 } }), "conflict", "address-changed");
  const wrong = await client.pushOne(parcel(1, 1, "yt 1", { weight_g: 0, freight_fen: -1, courier: "" }), { wrong: true });
  is(wrong, "rejected", "shipment-invalid");
  assert.deepEqual(wrong.problem.errors.map((error) => error.pointer), ["/courier", "/waybill", "/weight_g", "/freight_fen"]);
  is(await client.pushOne(client.operation("void_shipment", lane, { shipment: ship.args.shipment, reason: "wrong number" })), "applied");
  is(await client.pushOne(client.operation("void_shipment", lane, { shipment: uuid7(), reason: "wrong number" })), "rejected", "shipment-unknown");
  is(await client.pushOne(client.operation("give_up_rest", lane, { line: other.id, quantity: other.ordered, reason: "sold out" })), "applied");
  is(await client.pushOne(client.operation("give_up_rest", lane, { line: other.id, quantity: 1, reason: "sold out" })), "conflict", "give-up-too-much");

  const elsewhere = fresh.find((order) => order.id !== big.id && order.lines.every((entry) => entry.sku !== line.sku && entry.sku !== other.sku));
  const sku = elsewhere.lines[0];
  const flag = (discontinued, ver) => client.operation("flag_sku", `sku:${sku.sku}`, { sku: sku.sku, discontinued, title: sku.title }, { ver });
  const flagged = await client.pushOne(flag(true, 0));
  is(flagged, "applied");
  is(await client.pushOne(client.operation("pick", `order:${elsewhere.id}`, { line: sku.id, delta: 1 })), "conflict", "sku-discontinued");
  is(await client.pushOne(flag(false, flagged.ver + 7)), "conflict", "flag-changed");
  is(await client.pushOne(flag(false, flagged.ver)), "applied");

  for (const broken of [{ ...client.operation("pick", lane, {}) }, { ...client.operation("fly", lane, {}) }, { ...client.operation("pick", "sku:x", { line: line.id, delta: 1 }) }])
    assert.equal((await client.pushOne(broken, { wrong: true })).r, "rejected");
  for (const raw of ["{", "[]", "{}", JSON.stringify({ device: client.device, ops: [{}], closed_through: 0 }), JSON.stringify({ device: client.device, ops: [7], closed_through: 0 })])
    assert.equal((await client.send("POST", "/v1/ops", { raw, wrong: true })).status, 400, raw);
  assert.equal((await client.send("POST", "/v1/ops", { body: { device: uuid7(), ops: [], closed_through: 0 } })).status, 403);
  const many = Array.from({ length: 101 }, () => client.operation("pick", lane, { line: line.id, delta: 1 }));
  assert.equal((await client.push(many, { wrong: true })).status, 413);
  const long = Array.from({ length: 90 }, () => client.operation("give_up_rest", lane, { line: line.id, quantity: 1, reason: "x".repeat(3990) }));
  assert.equal((await client.push([...long, ...long].slice(0, 100).map((entry) => ({ ...entry, args: { ...entry.args, reason: "长".repeat(3990) } })))).status, 413);
  assert.equal((await client.send("POST", "/v1/ops", { raw: `{"device":"${"x".repeat(1200000)}"}`, wrong: true })).status, 413);

  const act = { id: uuid7(), op: pick.op, notice: "n1", act: "closed", code: "already-picked", by: "manager@huafeng", reason: "放回货架", at: new Date().toISOString() };
  const tell = (notices, more = {}) => client.send("POST", "/v1/ops", { body: { device: client.device, ops: [], closed_through: 3, notices }, ...more });
  for (const notices of [[act], [act, { ...act, id: uuid7(), act: "restored" }], []])
    assert.equal((await tell(notices)).status, 200);
  assert.equal((await tell([{ ...act, act: "burnt" }], { wrong: true })).status, 400);
  assert.equal((await tell(Array.from({ length: 101 }, () => ({ ...act, id: uuid7() })), { wrong: true })).status, 413);

  const after = await client.pullAll(all.cursor);
  const record = after.records.get(`order ${big.id}`).d;
  assert.equal(record.shipments.length, 2);
  assert.equal(record.shipments[0].state, "voided");
  assert.equal(record.lines.find((entry) => entry.id === line.id).shipped, 1);
  assert.ok(after.records.has(`sku ${sku.sku}`));
  const told = new Set(after.results.map((result) => result.op));
  assert.ok(told.has(pick.op) && told.has(ship.op), "the feed tells the results of this device's operations");
}

async function limits(base) {
  const client = new Client(base);
  assert.equal((await client.signIn("manager@huafeng")).status, 200);
  let refused = null;
  for (let round = 0; round < 60 && !refused; ++round) {
    const answers = await Promise.all(Array.from({ length: 25 }, () => client.send("GET", "/v1/sync/top")));
    refused = answers.find((answer) => answer.status === 429);
  }
  assert.ok(refused, "1,500 requests at once are too many");
  let locked = null;
  for (let attempt = 0; attempt < 40 && !locked; ++attempt) {
    const answer = await client.signIn("somebody@huafeng", `guess ${attempt}`);
    if (answer.status === 429) locked = answer;
  }
  assert.equal(locked?.json.code, "account-locked", "guessing passwords must come to an end");
}

// What the steps above must have met: a route or answer that falls away would otherwise go unnoticed.
const MUST_SEE = ["getHealth 200", "signIn 200", "signIn 400", "signIn 401", "signIn 429", "signOut 204", "refreshSession 200", "refreshSession 400",
  "refreshSession 401", "getMe 200", "getMe 400", "getMe 401", "getMe 403", "pullWork 200", "pullWork 400", "pullWork 410", "getTop 200", "getTop 400", "getTop 410",
  "getTop 429", "pushOperations 200", "pushOperations 400", "pushOperations 403", "pushOperations 410", "pushOperations 413", "none 404", "none 405"];

export async function drive(contract, program) {
  const platform = await startPlatform(program);
  const proxy = new Proxy(contract, platform.url);
  let failed = 0;
  try {
    const base = await proxy.listen();
    await account(base);
    await feed(base, true);
    const packer = await feed(base, false);
    await operations(packer);
    await limits(base);
    for (const wanted of MUST_SEE) {
      if (!proxy.seen.has(wanted)) throw new Error(`never met: ${wanted}`);
    }
    for (const { operationId } of contract.operations()) {
      if (![...proxy.seen].some((entry) => entry.startsWith(`${operationId} 2`))) throw new Error(`no success of ${operationId} was met`);
    }
  } catch (error) {
    failed = 1;
    console.error(error.stack);
    console.error(platform.log());
  } finally {
    await proxy.close();
    await platform.stop();
  }
  const report = proxy.report();
  for (const line of report) console.error(`contract violated: ${line}`);
  console.log(`platform: ${proxy.exchanges} exchanges, ${proxy.violations.length} violations`);
  return failed || report.length > 0 ? 1 : 0;
}
