import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Node, type ParseResult, parseSync } from "oxc-parser";
import { describe, expect, it } from "vitest";

const TOP_FOLDERS = [".ci", "app", "components", "e2e", "lib", "public"];
const TOP_FILES =
  /^(package(-lock)?\.json|tsconfig\.json|next\.config\.mjs|README\.md|LICENSE|proxy\.ts|instrumentation(-client)?\.ts|[a-z-]+\.test\.ts|biome\.json|(vitest|playwright)\.config\.ts|postcss\.config\.mjs|\.npmrc|\.env\.example|\.gitignore|\.dockerignore|Dockerfile|compose\.yaml)$/;
// What tools make and git ignores.
const NOT_OURS =
  /^(node_modules|\.git|\.next|\.data|\.env|\.env\.local|next-env\.d\.ts|test-results|playwright-report|coverage|.*\.tsbuildinfo)$/;
const LIB_FOLDERS = ["domain", "launch", "queries", "sandbox", "server"];

/** Lines. */
const LIMIT = { file: 250, page: 80, test: 400, function: 60, component: 120 };

type Import = { from: string; typeOnly: boolean };
type Source = { path: string; text: string; parsed: ParseResult; imports: Import[]; isTest: boolean };

const root = join(import.meta.dirname, "..");
const sources: Source[] = ["app", "components", "e2e", "lib", "."].flatMap(list).map(read);
const byPath = new Map(sources.map((source) => [source.path, source]));
const product = sources.filter(
  ({ path, isTest }) => !isTest && /^(app|components|lib\/(domain|queries|server))\//.test(path),
);

function list(folder: string): string[] {
  if (folder === ".") return readdirSync(root).filter((name) => /\.ts$/.test(name) && !NOT_OURS.test(name));
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`);
}

function read(path: string): Source {
  const text = readFileSync(join(root, path), "utf8");
  const parsed = parseSync(path, text);
  const isTest = /\.(test|spec)\.tsx?$|(^|\/)testing(\/|\.tsx?$)|^e2e\//.test(path);
  return { path, text, parsed, imports: importsOf(parsed, text), isTest };
}

function importsOf({ module }: ParseResult, text: string): Import[] {
  const fixed = module.staticImports.map(({ moduleRequest, entries }) => ({
    from: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
  }));
  const passedOn = module.staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ moduleRequest, isType }) =>
      moduleRequest ? [{ from: moduleRequest.value, typeOnly: isType }] : [],
    );
  const late = module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
    from: text.slice(start, end).replace(/^["'`]|["'`]$/g, ""),
    typeOnly: false,
  }));
  return [...fixed, ...passedOn, ...late];
}

/** The file in this project that an import means; null for a package. */
function resolve(from: string, importer: string): string | null {
  if (!from.startsWith("@/") && !from.startsWith(".")) return null;
  const bare = from.startsWith("@/") ? from.slice(2) : join(dirname(importer), from);
  return [bare, `${bare}.ts`, `${bare}.tsx`].find((path) => byPath.has(path)) ?? bare;
}

function nodesOf(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) for (const each of node) nodesOf(each, visit);
  if (node === null || typeof node !== "object" || Array.isArray(node)) return;
  if ("type" in node && typeof node.type === "string") visit(node as Node);
  for (const value of Object.values(node)) if (typeof value === "object") nodesOf(value, visit);
}

function lines(text: string): number {
  return text.trimEnd().split("\n").length;
}

function expectNone(found: string[], advice: string): void {
  expect(found, advice).toEqual([]);
}

/** Where a file stands in the import table, from the longest name to the shortest. */
function layersOf(path: string): string[] {
  if (!path.includes("/")) return ["root"];
  const parts = path.split("/");
  const folders = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join("/"));
  return [path.replace(/\.tsx?$/, ""), ...folders.toReversed()];
}

const PARTS = ["components/ui", "components/layout", "components/forms"];
const SERVER_FOR_LAUNCH = ["env", "db", "worker", "history", "audit"].map((part) => `lib/server/${part}`);

/** Rows of the import table: what a file in the folder may import of ours. */
const MAY_IMPORT: Record<string, string[]> = {
  "lib/domain": ["lib/domain"],
  "lib/queries": ["lib/domain", "lib/queries"],
  "lib/server": ["lib/domain", "lib/server"],
  "lib/sandbox": ["lib/domain", "lib/sandbox"],
  "lib/launch": ["lib/launch", "lib/sandbox", ...SERVER_FOR_LAUNCH],
  // The chaos run drives the services themselves, as many processes would; so does what measures them.
  "lib/launch/chaos": ["lib/domain", "lib/launch", "lib/sandbox", "lib/server"],
  "lib/launch/bench": ["lib/domain", "lib/launch", "lib/sandbox", "lib/server"],
  "components/ui": ["components/ui"],
  "components/layout": ["lib/domain", "components/layout", "components/ui"],
  "components/forms": ["lib/domain", "components/forms", "components/ui"],
  components: ["lib/domain", "lib/queries", ...PARTS],
  "app/api": ["lib/domain", "lib/server"],
  app: ["lib/domain", "lib/queries", "lib/server", "components", "app"],
  e2e: ["lib/domain", "lib/sandbox", "e2e"],
  root: ["lib/domain", "lib/server", "lib/launch/browser"],
};

function mayImport({ path, isTest }: Source): string[] {
  const row = layersOf(path).find((layer) => layer in MAY_IMPORT) ?? "root";
  const ownNoun = row === "components" ? [path.split("/").slice(0, 2).join("/")] : [];
  const forTests = isTest && row !== "e2e" ? ["lib/sandbox", "lib/launch", row, "lib/server"] : [];
  return [...(MAY_IMPORT[row] ?? []), ...ownNoun, ...forTests];
}

describe("files and folders", () => {
  it("stand where the tree has a place for them", () => {
    const entries = readdirSync(root, { withFileTypes: true }).filter(({ name }) => !NOT_OURS.test(name));
    const strangers = entries.filter((entry) =>
      entry.isDirectory() ? !TOP_FOLDERS.includes(entry.name) : !TOP_FILES.test(entry.name),
    );
    expectNone(
      strangers.map(({ name }) => name),
      "Move it into app, components, lib or e2e.",
    );
    const folders = readdirSync(join(root, "lib"), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(folders.map(({ name }) => name).toSorted(), "lib has these five folders.").toEqual(LIB_FOLDERS);
  });

  it("are named in kebab case after what they hold", () => {
    const names = sources.filter(({ path }) => path.startsWith("lib/") || path.startsWith("components/"));
    const odd = names.filter(
      ({ path }) => !/^[a-z0-9-]+(\.test|\.config)?\.(tsx?|mjs)$/.test(basename(path)),
    );
    expectNone(
      odd.map(({ path }) => path),
      "Name it in kebab case, e.g. change-form.tsx.",
    );
    const vague = sources.filter(({ path }) => /(^|[/-])(utils?|helpers?|misc|common)([-./]|$)/.test(path));
    expectNone(
      vague.map(({ path }) => path),
      "Name it after the one thing it holds.",
    );
  });

  it("are no barrels", () => {
    const barrels = sources.filter(({ path, parsed }) => {
      const passesOn = parsed.program.body.filter(({ type }) => type === "ExportAllDeclaration");
      return /(^|\/)index\.tsx?$/.test(path) || passesOn.length > 0;
    });
    expectNone(
      barrels.map(({ path }) => path),
      "Import from the file that holds the thing; remove the barrel.",
    );
  });

  it("are short", () => {
    const tooLong = sources.flatMap(({ path, text, isTest }) => {
      const isPage = /^app\/.*(page|layout|route|loading|error|not-found|template)\.tsx?$/.test(path);
      const limit = isTest ? LIMIT.test : isPage ? LIMIT.page : LIMIT.file;
      return lines(text) > limit ? [`${path} has ${lines(text)} lines, allowed are ${limit}`] : [];
    });
    expectNone(tooLong, "Split it into files that each hold one thing.");
  });

  it("have short functions", () => {
    const functions = ["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"];
    const tooLong = sources
      .filter(({ isTest }) => !isTest)
      .flatMap(({ path, text, parsed }) => {
        const limit = path.endsWith(".tsx") ? LIMIT.component : LIMIT.function;
        const found: string[] = [];
        nodesOf(parsed.program, (node) => {
          const length = functions.includes(node.type) ? lines(text.slice(node.start, node.end)) : 0;
          if (length > limit)
            found.push(
              `${path}:${lines(text.slice(0, node.start))} has ${length} lines, allowed are ${limit}`,
            );
        });
        return found;
      });
    expectNone(tooLong, "Take a step out of it that deserves a name.");
  });
});

describe("imports", () => {
  it("follow the table in the README", () => {
    const forbidden = sources.flatMap((source) =>
      source.imports.flatMap(({ from }) => {
        const target = resolve(from, source.path);
        const fits = target === null || layersOf(target).some((layer) => mayImport(source).includes(layer));
        return fits ? [] : [`${source.path} imports ${target}`];
      }),
    );
    expectNone(forbidden, "Move the code to where the table allows the import, or pass the value in.");
  });

  it("take only types and catalogue data from the domain into the sandbox", () => {
    const data = /^lib\/domain\/(catalogue\/|plan-catalogue|countries|plan-type)/;
    const rules = sources
      .filter(({ path, isTest }) => path.startsWith("lib/sandbox/") && !isTest)
      .flatMap((source) =>
        source.imports.flatMap(({ from, typeOnly }) => {
          const target = resolve(from, source.path);
          return target?.startsWith("lib/domain/") && !typeOnly && !data.test(target)
            ? [`${source.path} imports ${target}`]
            : [];
        }),
      );
    expectNone(rules, "The sandbox judges by rules of its own, so that one misreading cannot hide in both.");
  });

  it("keep test code out of the product", () => {
    const leaks = sources
      .filter(({ path, isTest }) => !isTest && path !== "lib/launch/test-postgres.ts")
      .flatMap((source) =>
        source.imports.flatMap(({ from }) => {
          const target = resolve(from, source.path);
          const bad = from === "vitest" || (target !== null && byPath.get(target)?.isTest);
          return bad ? [`${source.path} imports ${from}`] : [];
        }),
      );
    expectNone(leaks, "Only tests import tests.");
  });

  it("have no cycles", () => {
    const graph = new Map(
      sources.map(({ path, imports }) => [
        path,
        imports
          .filter(({ typeOnly }) => !typeOnly)
          .map(({ from }) => resolve(from, path))
          .filter((to) => to !== null),
      ]),
    );
    expectNone(cyclesIn(graph), "Move what both need into a third file.");
  });

  it("use no packages where the language or the building blocks live", () => {
    const only = (folder: string, allowed: (name: string) => boolean) =>
      sources
        .filter(({ path, isTest }) => path.startsWith(folder) && !isTest)
        .flatMap(({ path, imports }) =>
          imports
            .filter(({ from }) => !/^(@\/|\.)/.test(from) && !allowed(from))
            .map(({ from }) => `${path} imports ${from}`),
        );
    const onServer = /^(node:|pg$|drizzle-orm|pino|graphile-worker|server-only|next-auth$)/;
    expectNone(
      only("lib/domain/", (name) => name === "zod"),
      "The domain imports zod and nothing else.",
    );
    expectNone(
      only("components/ui/", (name) => !/^(zod|react-hook-form|@hookform|@tanstack\/react-query)/.test(name)),
      "components/ui knows no schema, form library or query.",
    );
    expectNone(
      only("components/", (name) => !onServer.test(name)),
      "This package belongs to the server.",
    );
  });
});

/** Depth first; each cycle is given once, as its files in order. */
function cyclesIn(graph: Map<string, string[]>): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, trail: string[]): void => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(" -> "));
    if (trail.includes(path) || done.has(path)) return;
    for (const next of graph.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) walk(path, []);
  return found;
}

function codeOf({ text, parsed }: Source): string {
  return parsed.comments
    .toReversed()
    .reduce((code, { start, end }) => code.slice(0, start) + code.slice(end), text);
}

/** Files whose code (comments and text apart) has a matching piece of syntax. */
function filesWith(files: Source[], matches: (node: Node, text: string) => boolean): string[] {
  return files
    .filter(({ parsed, text }) => {
      let found = false;
      nodesOf(parsed.program, (node) => {
        found ||= matches(node, text.slice(node.start, node.end));
      });
      return found;
    })
    .map(({ path }) => path);
}

describe("the seams", () => {
  it("reads the environment in one place", () => {
    // NODE_ENV and NEXT_RUNTIME are constants of Next's compiler, not settings.
    const reads = /\bprocess\.env\b(?!\.(NODE_ENV|NEXT_RUNTIME)\b)|\benv\b.*from "(node:)?process"/;
    const free = /^(lib\/server\/env\.ts|lib\/launch\/.*|lib\/sandbox\/main\.ts|[a-z]+\.config\.ts)$/;
    const readers = sources.filter(
      (source) => !source.isTest && !free.test(source.path) && reads.test(codeOf(source)),
    );
    expectNone(
      readers.map(({ path }) => path),
      "Add the setting to lib/server/env.ts and take it from env().",
    );
  });

  it("speaks HTTP in one place on each side", () => {
    const free =
      /^(lib\/server\/(zoom\/(request|token)|audit\/checkpoint-sink)\.ts|lib\/queries\/http\.ts|lib\/(sandbox|launch)\/.*|e2e\/.*)$/;
    const files = sources.filter(({ path, isTest }) => !isTest && !free.test(path));
    const callers = filesWith(
      files,
      (node, text) => node.type === "CallExpression" && /^((globalThis|window)\.)?fetch\(/.test(text),
    );
    const clients = files.filter(({ imports }) =>
      imports.some(({ from, typeOnly }) => !typeOnly && /^(ky|undici|axios|(node:)?https?2?)$/.test(from)),
    );
    expectNone(
      [...callers, ...clients.map(({ path }) => path)],
      "Use lib/queries/http.ts in the browser and lib/server/zoom/request.ts towards Zoom.",
    );
  });

  it("keeps the server's files out of the browser", () => {
    const open = /^lib\/server\/db\/([a-z]+-)?(schema|columns)\.ts$|\.config\.ts$/;
    const files = product.filter(({ path }) => path.startsWith("lib/server/") && !open.test(path));
    const unmarked = files.filter(({ text }) => !text.startsWith('import "server-only";\n'));
    expectNone(
      unmarked.map(({ path }) => path),
      'Begin the file with import "server-only";',
    );
  });

  it("has no product code that knows the sandbox or asks for a demo", () => {
    const names = (node: Node) =>
      node.type === "Identifier" ? node.name : node.type === "Literal" ? String(node.value) : "";
    expectNone(
      filesWith(product, (node) => /sandbox/i.test(names(node))),
      "The only seam is ZOOM_API_BASE_URL.",
    );
    const signIn =
      /^(lib\/server\/(env|env-fields)\.ts|lib\/server\/auth\/|app\/sign-in\/|components\/sign-in\/)/;
    const others = product.filter(({ path }) => !signIn.test(path));
    expectNone(
      filesWith(others, (node) => /demo/i.test(names(node))),
      "Only sign-in knows the demo people.",
    );
  });
});

describe("the text", () => {
  it("hides no fault from the tools", () => {
    // Stays, here and below: these are the words that are looked for, and this file has no such comment of its own.
    const silenced = /@ts-(ignore|expect-error|nocheck)|biome-ignore|eslint-disable/;
    const hidden = sources.filter(({ parsed }) => parsed.comments.some(({ value }) => silenced.test(value)));
    expectNone(
      hidden.map(({ path }) => path),
      "Mend what the tool found.",
    );
  });

  it("has no notes to self and no code in comments", () => {
    const notes = sources.filter(({ parsed }) =>
      parsed.comments.some(
        ({ type, value }) =>
          /\b(TODO|FIXME|XXX|HACK)\b/.test(value) || (type === "Line" && /(;|\{|=>)\s*$/.test(value)),
      ),
    );
    expectNone(
      notes.map(({ path }) => path),
      "Do it or file it; delete code that is not used.",
    );
  });

  it("runs every test, against real servers", () => {
    const tests = sources.filter(({ isTest }) => isTest);
    const left = filesWith(
      tests,
      (node, text) =>
        node.type === "CallExpression" && /^(it|test|describe)(\.\w+)*\.(skip|only|todo|fixme)\b/.test(text),
    );
    expectNone(left, "Mend the test or delete it.");
    const faked = filesWith(
      tests,
      (node, text) =>
        node.type === "CallExpression" &&
        /^vi\.(mock\(|doMock\(|stubGlobal\(\s*"fetch"|spyOn\(\s*(globalThis|window),\s*"fetch")/.test(text),
    );
    expectNone(faked, "Speak to the sandbox over HTTP instead of replacing fetch or a module.");
  });
});
