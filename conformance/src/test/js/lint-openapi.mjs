// node lint-openapi.mjs MODULES < openapi.json: what Redocly's strict rules find wrong with a description, a line each
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const { createConfig, lintFromString } = await import(
  pathToFileURL(createRequire(`${process.argv[2]}/x.cjs`).resolve("@redocly/openapi-core")).href
);
const config = await createConfig({
  extends: ["recommended-strict"],
  // The centre that is asked runs on this machine.
  rules: { "no-server-example.com": "off" },
});
const problems = await lintFromString({ source: readFileSync(0, "utf8"), absoluteRef: "openapi.json", config });
for (const problem of problems) {
  console.log(problem.ruleId, problem.message.replace(/\s+/g, " "), problem.location?.[0]?.pointer ?? "");
}
process.exitCode = problems.length ? 1 : 0;
