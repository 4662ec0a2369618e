import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Child, startChild } from "@/lib/launch/child";
import { NEXT, PROJECT } from "@/lib/launch/project";

const SOURCES = ["app", "components", "lib", "public"];
const SOURCE_FILES =
  /^(package-lock\.json|next\.config\.mjs|postcss\.config\.mjs|tsconfig\.json|[\w-]+\.ts)$/;
// Never part of a page.
const OUTSIDE = /\.test\.tsx?$|^(vitest|playwright|drizzle)\.config\.ts$|^next-env\.d\.ts$/;
const OUTSIDE_FOLDERS = [join("lib", "launch"), join("lib", "sandbox")];

/** True when there is a whole build and no source is newer than it. */
export function isBuilt(project = PROJECT): boolean {
  const id = join(project, ".next", "BUILD_ID");
  // The id is written midway; a build that was killed after it lacks the manifest.
  if (!existsSync(id) || !existsSync(join(project, ".next", "prerender-manifest.json"))) return false;
  return newestSource(project) <= statSync(id).mtimeMs;
}

function newestSource(project: string): number {
  const own = readdirSync(project).filter((name) => SOURCE_FILES.test(name) && !OUTSIDE.test(name));
  const below = SOURCES.filter((name) => existsSync(join(project, name))).flatMap((name) =>
    filesBelow(project, name),
  );
  return Math.max(0, ...[...own, ...below].map((path) => statSync(join(project, path)).mtimeMs));
}

function filesBelow(project: string, folder: string): string[] {
  return readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
    .map((entry) => ({ entry, path: join(entry.parentPath, entry.name).slice(project.length + 1) }))
    .filter(({ entry, path }) => entry.isFile() && !OUTSIDE.test(entry.name) && !isOutside(path))
    .map(({ path }) => path);
}

function isOutside(path: string): boolean {
  return OUTSIDE_FOLDERS.some((folder) => path.startsWith(`${folder}/`));
}

/** Starts `next build`; it needs none of the settings. */
export function startBuild(): Child {
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  return startChild({ args: [NEXT, "build"], env, output: "keep", drainMs: 2_000 });
}
