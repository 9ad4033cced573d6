// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// ctest "contract": node run.mjs <woyouhuo-platform>. Exit status 0 = the platform keeps net/contract/openapi.yaml.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const modules = fileURLToPath(new URL("node_modules/ajv", import.meta.url));
if (!existsSync(modules)) {
  console.error("The contract test needs its npm packages: run `npm ci --ignore-scripts` in tests/contract (./dev test does so).");
  process.exit(1);
}
const program = process.argv[2];
if (!program || !existsSync(program)) {
  console.error(`usage: node run.mjs <path of woyouhuo-platform>; ${program ?? "nothing"} is not there`);
  process.exit(64);
}

const { Contract } = await import("./contract.mjs");
const { CONTRACT_FILE } = await import("./proxy.mjs");
const { judgeTheJudge } = await import("./selfcheck.mjs");
const { drive } = await import("./drive.mjs");

const contract = await Contract.load(CONTRACT_FILE);
const wrongExamples = contract.checkExamples();
if (wrongExamples.length > 0) {
  console.error(wrongExamples.join("\n"));
  process.exit(1);
}
console.log(`judge: ${await judgeTheJudge(contract)} cases`);
process.exit(await drive(contract, program));
