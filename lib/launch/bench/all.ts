import { finished, startChild } from "@/lib/launch/child";
import { PROJECT, say } from "@/lib/launch/project";

/** What is measured, one after another, so that nothing takes the processor from what is being measured. */
const PARTS = [
  "chaos/change-cost.ts",
  "bench/zoom-client-cost.ts",
  "bench/directory-cost.ts",
  "bench/web-cost.ts",
  "bench/audit-cost.ts",
  "bench/read-through.ts",
  "bench/start-cost.ts",
];

for (const part of PARTS) {
  say(`\n${part}`);
  const args = ["--conditions=react-server", "--import", "tsx", `${PROJECT}/lib/launch/${part}`];
  const child = startChild({ args, env: process.env, output: "show", drainMs: 5_000 });
  await finished(child, part).catch((error: Error) => {
    say(error.message);
    process.exitCode = 1;
  });
}
