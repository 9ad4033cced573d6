#!/usr/bin/env node
// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// Looks like woyouhuo-platform from outside (same options, same first line, ends when its standard input does), and holds
// everything that passes against the contract. WYH_CONTRACT_PLATFORM: the real program. WYH_CONTRACT_REPORT: a file that
// gets one line an exchange, "ok" or what was wrong; at once, because tests kill platforms without warning.
import { spawn } from "node:child_process";
import { appendFileSync } from "node:fs";
import { Contract } from "./contract.mjs";
import { CONTRACT_FILE, Proxy } from "./proxy.mjs";

const options = process.argv.slice(2);
const at = options.indexOf("--listen") + 1;
const port = Number(options[at].split(":").pop());
options[at] = "127.0.0.1:0";
const contract = await Contract.load(CONTRACT_FILE);
const platform = spawn(process.env.WYH_CONTRACT_PLATFORM, options, { stdio: ["pipe", "pipe", "inherit"] });
process.stdin.resume().on("end", () => platform.stdin.end());
process.on("SIGTERM", () => platform.kill("SIGTERM"));
platform.once("exit", (code) => process.exit(code ?? 1));

let said = "";
let proxy = null;
platform.stdout.on("data", async (text) => {
  said += text;
  const match = /^listening on (http:\/\/\S+)/m.exec(said);
  if (!match || proxy) return;
  proxy = new Proxy(contract, match[1]);
  let told = 0;
  proxy.afterExchange = () => {
    const wrong = proxy.violations.slice(told);
    told = proxy.violations.length;
    appendFileSync(process.env.WYH_CONTRACT_REPORT, (wrong.length > 0 ? wrong.join("\n") : "ok") + "\n");
  };
  console.log(`listening on ${await proxy.listen(port)}`);
});
