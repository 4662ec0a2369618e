import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Child, finished, startChild } from "@/lib/launch/child";
import { NEXT, PROJECT } from "@/lib/launch/project";
import type { Stack } from "@/lib/launch/stack";
import { temporaryFolder } from "@/lib/launch/temporary-folder";

// A page that says a word, and a handler that fetches what it is asked for: the least that Next can be. The handler
// stands here and not in the product, which has no door that needs no key.
const FILES: Record<string, string> = {
  "package.json": '{ "private": true, "type": "module" }',
  // Its packages are the product's own, behind a link that leads out of the folder.
  "next.config.mjs": 'export default { turbopack: { root: "/" } };',
  "app/layout.js":
    'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }',
  "app/page.js":
    'export const dynamic = "force-dynamic"; export default function Page() { return <p>Hello</p>; }',
  "app/read/[id]/route.js": `export async function GET(_, { params }) {
    const address = process.env.BARE_ADDRESS.replace("{id}", encodeURIComponent((await params).id));
    const headers = { authorization: process.env.BARE_AUTHORIZATION };
    return Response.json(await (await fetch(address, { headers, cache: "no-store" })).json());
  }`,
};

/** A bare Next app of the product's own version, built. */
export type BareNext = { start(port: number, settings?: Record<string, string>): Child };

/** Builds one in a temporary folder; it is gone with the stack. */
export async function buildBareNext(stack: Stack): Promise<BareNext> {
  const { path } = await stack.start(async () => temporaryFolder("plandesk-bare-next-"));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  symlinkSync(join(PROJECT, "node_modules"), join(path, "node_modules"));
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const run = (args: string[], more = {}) =>
    startChild({ args: [NEXT, ...args], env: { ...env, ...more }, output: "keep", drainMs: 2_000 });
  await finished(await stack.start(async () => run(["build", path])), "next build of the bare app");
  return {
    start: (port, settings) =>
      run(["start", path, "--port", String(port), "--hostname", "127.0.0.1"], settings),
  };
}
