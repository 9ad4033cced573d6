// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// ctest "contract_client": node client.mjs <woyouhuo-platform> <test program>. Runs a test of the desktop that starts a real
// platform, with the judge in between: what the real client sends and gets keeps the contract.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
if (!existsSync(here("node_modules/ajv"))) {
  console.error("The contract test needs its npm packages: run `npm ci --ignore-scripts` in tests/contract (./dev test does so).");
  process.exit(1);
}
const [platform, program, ...more] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "woyouhuo-client-"));
const report = join(folder, "report.txt");
const run = spawnSync(program, more, {
  stdio: ["ignore", "inherit", "inherit"],
  env: { ...process.env, WYH_TEST_PLATFORM: here("judgedplatform.mjs"), WYH_CONTRACT_PLATFORM: platform, WYH_CONTRACT_REPORT: report },
});
const lines = existsSync(report) ? readFileSync(report, "utf8").trim().split("\n") : [];
rmSync(folder, { recursive: true, force: true });
const wrong = lines.filter((line) => line !== "ok");
for (const line of new Set(wrong)) console.error(`contract violated: ${line}`);
console.log(`client: ${lines.length} exchanges, ${wrong.length} violations`);
process.exit(run.status !== 0 || wrong.length > 0 || lines.length < 20 ? 1 : 0);
