import { can, rolesWith } from "@/lib/domain/permissions";
import type { Principal } from "./principals";
import { type Answer, ask, ownPage, type Sent } from "./requests";
import { type Door, type Method, methods, type Route, routes } from "./table";

/** A request to make and what must come: a status, or a redirect that begins so. */
export type Knock = Sent & { who: Principal; title: string; expected: Expected };
/** `denied`: nothing of customers may be in it; `holds` is a part of its text. */
type Expected = {
  status: number | number[];
  location?: string;
  says?: object;
  denied?: true;
  holds?: string;
};

const NOWHERE: Expected = { status: 404, denied: true };

/** Where the last part is an id, an ending makes it the id of nothing: refused like all the rest, or not found. */
const ANOTHER_ID: Expected = { status: [200, 307, 401, 403, 404, 405], denied: true };

/** Every route x method for one who knocks, then the other spellings of every address. */
export function knocksOf(who: Principal): Knock[] {
  return Object.entries(routes).flatMap(([name, route]) => [
    ...methods.map((method) =>
      knock(who, route, `${method} ${name}`, { method, path: route.at }, expectedOf(who, route, method)),
    ),
    ...spellings(who, name, route),
  ]);
}

function knock(who: Principal, route: Route, title: string, sent: Sent, expected: Expected): Knock {
  const method = (sent.method ?? "GET") as Method;
  const writes = method !== "GET" && method !== "HEAD";
  const body = writes && method !== "TRACE" ? JSON.stringify(route.doors[method]?.body ?? {}) : undefined;
  const cookie = who.cookie === "" ? {} : { cookie: who.cookie };
  const json =
    body === undefined ? {} : { "content-type": "application/json", "content-length": String(body.length) };
  const headers = { ...ownPage, ...cookie, ...json, ...sent.headers };
  return {
    ...sent,
    headers,
    ...(body === undefined ? {} : { body }),
    who,
    title: `${title} as ${who.name}`,
    expected,
  };
}

function expectedOf(who: Principal, route: Route, method: Method): Expected {
  if (method === "TRACE") return NOWHERE;
  const door = route.doors[method] ?? (method === "HEAD" ? route.doors.GET : undefined);
  if (!door) return { status: method === "OPTIONS" && route.kind === "api" ? 204 : 405 };
  const given: Expected = { status: route.at.startsWith("/sign-in") ? [200, 307] : door.gives };
  if (door.needs === "nothing") return given;
  const may = who.standing !== "out" && who.standing !== "no role" && can(who.standing, door.needs);
  if (may) return given;
  return route.kind === "page" ? sentOn(who, door) : refused(who, door, method);
}

function sentOn(who: Principal, { needs }: Door): Expected {
  if (who.standing === "out") return { status: 307, location: "/sign-in", denied: true };
  const need = who.standing === "no role" ? "" : needs;
  return { status: 307, location: `/sign-in/no-access?need=${need}`, denied: true };
}

function refused(who: Principal, { needs }: Door, method: Method): Expected {
  const denied = true;
  const quiet = method === "HEAD" ? {} : undefined;
  if (who.standing === "out") return { status: 401, denied, says: quiet ?? { code: "not_signed_in" } };
  if (who.standing === "no role" || needs === "nothing")
    return { status: 403, denied, says: quiet ?? { code: "forbidden" } };
  return {
    status: 403,
    denied,
    says: quiet ?? { code: "forbidden", permission: needs, roles: rolesWith(needs) },
  };
}

// One who is not in, one without a role, one who may little and one who may all.
const SPELLERS = new Set(["anonymous", "no role", "support", "admin"]);

const RSC = { rsc: "1" };
const PREFETCH = { rsc: "1", "next-router-prefetch": "1" };
const SEGMENT = { ...PREFETCH, "next-router-segment-prefetch": "/_tree" };

/** An address as Next's own client, a typist or somebody who tries doors would write it. */
function spellings(who: Principal, name: string, route: Route): Knock[] {
  if (route.kind === "file" || !SPELLERS.has(who.name)) return [];
  const [path = "", query] = route.at.split("?");
  const tail = query === undefined ? "" : `?${query}`;
  const one = (title: string, sent: Sent, expected: Expected) =>
    knock(who, route, `${title} of ${name}`, sent, expected);
  const absent =
    path === "/"
      ? []
      : [
          `${path}.rsc`,
          `${path}.segments/_tree.segment.rsc`,
          path.toUpperCase(),
          `/_next/data/x${path}.json`,
        ];
  const doubled = [`/${path}`, ...(path.lastIndexOf("/") > 0 ? [path.replace(/\/(?=[^/]*$)/, "//")] : [])];
  // Who asks makes no difference to what does not exist.
  const odd = who.standing === "admin" || who.name === "anonymous" ? [...absent, ...doubled] : [];
  return [
    ...odd.map((at) =>
      one(`GET ${at}`, { path: at + tail }, at.includes(".") && /\[\w+\]$/.test(name) ? ANOTHER_ID : NOWHERE),
    ),
    ...(route.kind === "page" ? pageSpellings(who, route, one) : apiSpellings(who, route, path, tail, one)),
  ];
}

type One = (title: string, sent: Sent, expected: Expected) => Knock;

function pageSpellings(who: Principal, route: Route, one: One): Knock[] {
  const expected = expectedOf(who, route, "GET");
  const ahead: Expected = { status: [200, expected.status].flat(), denied: true };
  const slash =
    route.at === "/"
      ? []
      : [one("trailing slash", { path: `${route.at}/` }, { status: 308, location: route.at })];
  // What is fetched ahead ends where the page's data would begin.
  return [
    ...slash,
    one("RSC", { path: `${route.at}?_rsc`, headers: RSC }, asFlight(expected)),
    one("prefetch", { path: route.at, headers: PREFETCH }, ahead),
    one("segment prefetch", { path: route.at, headers: SEGMENT }, ahead),
  ];
}

// Next's own client gets a redirect inside a 200, before anything of the page.
function asFlight({ location, ...expected }: Expected): Expected {
  return location
    ? { status: 200, holds: `NEXT_REDIRECT;replace;${location}`, denied: true }
    : asFound(expected);
}

// A page that is not there says so inside a 200, too.
function asFound(expected: Expected): Expected {
  return { ...expected, status: [200, expected.status].flat() };
}

// The mark that Next adds to such an address is a parameter that no route of the API knows.
function marked(expected: Expected): Expected {
  return expected.denied ? expected : { status: [400, expected.status].flat() };
}

function apiSpellings(who: Principal, route: Route, path: string, tail: string, one: One): Knock[] {
  return (Object.keys(route.doors) as Method[]).flatMap((method) => {
    const expected = expectedOf(who, route, method);
    return [
      one(`${method} trailing slash`, { method, path: `${path}/${tail}` }, expected),
      one(`${method} RSC`, { method, path: path + tail, headers: SEGMENT }, marked(expected)),
    ];
  });
}

/** Makes the request; the redirect by which Next corrects the mark of its own client's requests is followed. */
export async function made(sent: Knock): Promise<Answer> {
  const answer = await ask(sent);
  const { location = "" } = answer.headers;
  const corrected = sent.headers?.rsc && answer.status === 307 && /[?&]_rsc(=|$)/.test(location);
  return corrected ? ask({ ...sent, path: location }) : answer;
}
