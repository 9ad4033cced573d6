// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// A proxy that lets everything through unchanged and holds it against the contract.
//
//   node proxy.mjs --target http://127.0.0.1:8080 --listen 0
//
// prints "listening on http://127.0.0.1:<port>" and, at SIGTERM or SIGINT, every violation. Exit status: 0 all well, 1 there
// were violations, 2 nothing passed (then nothing is proven).
import { createServer, request as send, Agent } from "node:http";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";

export const CONTRACT_FILE = fileURLToPath(new URL("../../net/contract/openapi.yaml", import.meta.url));

// A test that sends a wrong request on purpose says so with this header; it goes no further than here.
const EXPECT = "x-contract-expect";

function decoded(body, encoding) {
  if (encoding === "gzip") return gunzipSync(body);
  if (encoding === "deflate") return inflateSync(body);
  if (encoding === "br") return brotliDecompressSync(body);
  return body;
}

async function collected(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

export class Proxy {
  constructor(contract, target) {
    this.contract = contract;
    this.target = new URL(target);
    this.agent = new Agent({ keepAlive: true });
    this.violations = [];
    this.exchanges = 0;
    this.seen = new Set(); // "operationId status"
    this.server = createServer((request, response) => {
      this.pass(request, response).catch((error) => {
        // The platform cut the connection; the client sees the same.
        if (process.env.CONTRACT_VERBOSE) console.error(`no answer to ${request.method} ${request.url}: ${error.message}`);
        response.destroy();
      });
    });
  }

  async listen(port = 0) {
    await new Promise((resolve, reject) => this.server.once("error", reject).listen(port, "127.0.0.1", resolve));
    return `http://127.0.0.1:${this.server.address().port}`;
  }

  async close() {
    this.agent.destroy();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  async pass(request, response) {
    const body = await collected(request);
    const headers = { ...request.headers };
    const expectInvalid = headers[EXPECT] === "invalid";
    delete headers[EXPECT];
    const { pathname: path, searchParams: query } = new URL(request.url, this.target);
    const wrong = this.contract.checkRequest({ method: request.method, path, query, headers, body });
    const name = `${request.method} ${request.url}`;
    if (expectInvalid && wrong.length === 0) this.violations.push(`${name}: the test meant to send a wrong request, the contract finds it right`);
    if (!expectInvalid) this.violations.push(...wrong.map((text) => `${name}: ${text}`));

    const answer = await this.forward(request, headers, body);
    const raw = await collected(answer);
    const text = decoded(raw, answer.headers["content-encoding"]);
    const status = answer.statusCode;
    this.violations.push(...this.contract.checkAnswer({ method: request.method, path, status, headers: answer.headers, body: text })
      .map((mistake) => `${name} -> ${status}: ${mistake}`));
    ++this.exchanges;
    this.afterExchange?.();
    this.seen.add(`${this.contract.find(request.method, path).operation?.operationId ?? "none"} ${status}`);

    const passed = { ...answer.headers };
    delete passed["transfer-encoding"];
    delete passed.connection;
    delete passed["keep-alive"];
    if (status !== 204) passed["content-length"] = raw.length;
    response.writeHead(status, passed);
    response.end(raw);
  }

  // A server may close an idle connection at any moment, also just when the next request goes into it: then that is sent
  // again on another one, as every client does (RFC 9112, 9.3.1).
  async forward(request, headers, body) {
    for (;;) {
      let reused = false;
      try {
        return await new Promise((resolve, reject) => {
          const out = send({ host: this.target.hostname, port: this.target.port, method: request.method, path: request.url,
            headers: { ...headers, host: this.target.host }, agent: this.agent }, resolve);
          out.once("error", (error) => {
            reused = out.reusedSocket;
            reject(error);
          });
          out.end(body);
        });
      } catch (error) {
        if (!reused || error.code !== "ECONNRESET") throw error;
      }
    }
  }

  // The violations, each once, with how often it came.
  report() {
    const counts = new Map();
    for (const text of this.violations) {
      const key = text.replace(/cursor=[^&: ]+/, "cursor=…");
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return [...counts].map(([text, count]) => (count > 1 ? `${text} (${count} times)` : text));
  }
}

function option(name) {
  const at = process.argv.indexOf(name);
  return at > 0 ? process.argv[at + 1] : undefined;
}

async function main() {
  const target = option("--target");
  if (!target) {
    console.error("usage: node proxy.mjs --target URL [--listen PORT]");
    process.exit(64);
  }
  const { Contract } = await import("./contract.mjs");
  const proxy = new Proxy(await Contract.load(CONTRACT_FILE), target);
  console.log(`listening on ${await proxy.listen(Number(option("--listen") ?? 0))}`);
  const end = () => {
    for (const line of proxy.report()) console.error(`contract violated: ${line}`);
    console.error(`${proxy.exchanges} exchanges, ${proxy.violations.length} violations`);
    process.exit(proxy.exchanges === 0 ? 2 : proxy.violations.length > 0 ? 1 : 0);
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
