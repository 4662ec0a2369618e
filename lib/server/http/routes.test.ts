import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Expression, type Node, type Program, parseSync } from "oxc-parser";
import { describe, expect, it } from "vitest";

const PROJECT = join(import.meta.dirname, "..", "..", "..");
// They ask nobody who they are; everything else does.
const OPEN = ["api/[...path]", "api/auth/[...nextauth]", "api/health/live", "api/health/ready"];

const files = (folder: string, name: RegExp) =>
  readdirSync(join(PROJECT, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => name.test(path) && !/\.test\./.test(path))
    .map((path) => ({ path, program: parsed(join(PROJECT, folder, path)) }));

function parsed(path: string): Program {
  return parseSync(path, readFileSync(path, "utf8")).program;
}

const calls = (node: Node | null | undefined, name: string): boolean =>
  node?.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === name;

/** What each exported handler of a route file is made by. */
function handlersOf(program: Program): (Expression | null)[] {
  return program.body.flatMap((statement) => {
    if (statement.type !== "ExportNamedDeclaration") return [];
    const { declaration } = statement;
    if (declaration?.type !== "VariableDeclaration") return [null];
    return declaration.declarations.flatMap(({ init }) => (calls(init, "methods") ? insideOf(init) : [init]));
  });
}

function insideOf(made: Node | null): (Expression | null)[] {
  const given = made?.type === "CallExpression" ? made.arguments[0] : undefined;
  if (given?.type !== "ObjectExpression") return [null];
  return given.properties.map((property) => (property.type === "Property" ? property.value : null));
}

describe("B16: a route of the API", () => {
  const routes = files("app", /(^|\/)route\.tsx?$/);

  it("takes nobody whose permission was not asked for: each method is made by handle() inside methods()", () => {
    const open = routes.filter(({ program }) => {
      const handlers = handlersOf(program);
      return handlers.length === 0 || handlers.some((handler) => !calls(handler, "handle"));
    });
    expect(open.map(({ path }) => path.replace(/\/route\.ts$/, "")).toSorted()).toEqual(OPEN);
  });
});

type Body = { body: Node[] } | null | undefined;

/** True when the first thing done is to ask for a permission, or to call a function of the same file that does so. */
function asksFirst(body: Body, program: Program): boolean {
  const first = body?.body[0];
  if (first?.type === "ExpressionStatement") return calls(first.expression, "authorise");
  const passedTo = first?.type === "ReturnStatement" ? first.argument : null;
  const inner = program.body.find(
    (each) => each.type === "FunctionDeclaration" && calls(passedTo, each.id?.name ?? ""),
  );
  return inner?.type === "FunctionDeclaration" && asksFirst(inner.body, program);
}

describe("B16: a service", () => {
  // Everybody sees and ends sessions of their own, and only those.
  const OWN = ["endOtherSessions", "endOwnSession", "listOwnSessions"];
  const services = files("lib/server/services", /\.ts$/).flatMap(({ path, program }) =>
    program.body.flatMap((statement) => {
      const found = statement.type === "ExportNamedDeclaration" ? statement.declaration : null;
      if (found?.type !== "FunctionDeclaration" || !takesCaller(found.params)) return [];
      return [{ name: found.id?.name ?? "", path, asks: asksFirst(found.body, program) }];
    }),
  );

  it("asks for its permission before anything else", () => {
    const silent = services.filter(({ asks, name }) => !asks && !OWN.includes(name));
    expect(silent.map(({ name, path }) => `${name} in ${path}`)).toEqual([]);
    expect(services.length).toBeGreaterThan(20);
  });
});

function takesCaller(params: { type: string; name?: string }[]): boolean {
  return params.some((param) => param.type === "Identifier" && param.name === "caller");
}
