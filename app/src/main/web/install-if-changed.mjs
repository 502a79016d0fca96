// `npm ci` only when the lock has changed since the last one: a second build should not wait for it.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const digest = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
const mark = "node_modules/.lock-digest";
if (existsSync(mark) && readFileSync(mark, "utf8") === digest) {
  console.log("node_modules is up to date");
} else {
  execFileSync("npm", ["ci", "--no-fund", "--no-audit", "--prefer-offline", "--ignore-scripts"], { stdio: "inherit" });
  writeFileSync(mark, digest);
}
