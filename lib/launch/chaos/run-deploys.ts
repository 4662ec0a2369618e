import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { ChangeState } from "@/lib/domain/change";
import { type BuiltProduct, startBuiltProduct, untilSettled } from "@/lib/launch/chaos/built-product";
import type { Door, Press, Told } from "@/lib/launch/chaos/door";
import { httpDoor } from "@/lib/launch/chaos/http-door";
import { type Outcome, outcomeOf } from "@/lib/launch/chaos/outcome";
import { pressOnce } from "@/lib/launch/chaos/staff";
import { newTally, type Tally } from "@/lib/launch/chaos/tally";
import { openZoomLine, type ZoomLine } from "@/lib/launch/chaos/zoom-line";
import type { Stack } from "@/lib/launch/stack";
import type { FaultAction } from "@/lib/sandbox/faults/fault";

/** `silent`: also changes that Zoom never answers, for which a stop takes 20 s and their proof more than a minute. */
export type DeploysOptions = { deploys: number; changes: number; silent: boolean };

/** One deployment: the states of the changes in flight once the old processes were gone, and how long they took. */
export type Deploy = { states: Partial<Record<ChangeState, number>>; webMs: number; workerMs: number };

export type DeploysOutcome = Outcome & { deploys: Deploy[] };

type Fate = { name: string; action: FaultAction; isCut: boolean; told: number; state: ChangeState };

// Long enough for SIGTERM to come first.
const ANSWER_AFTER_MS = 1_200;
const CUT_AFTER_MS = 500;
const MOST_DRAIN_MS = 20_500;
const IN_FLIGHT_WITHIN_MS = 20_000;
const LOOK_EVERY_MS = 20;
const NO_ANSWER: FaultAction = { kind: "apply_no_answer" };

/** What becomes of changes in flight: what the old process tells and stores before it goes. */
const FATES: Fate[] = [
  {
    name: "slow",
    action: { kind: "delay", ms: ANSWER_AFTER_MS },
    isCut: false,
    told: 200,
    state: "applied",
  },
  { name: "cut", action: NO_ANSWER, isCut: true, told: 202, state: "unknown" },
];
const SILENT_FATES: Fate[] = [
  { name: "silent, applied", action: NO_ANSWER, isCut: false, told: 202, state: "unknown" },
  { name: "silent, not applied", action: { kind: "hang" }, isCut: false, told: 202, state: "unknown" },
];

/**
 * Deploys the built product while changes are in flight: web and worker are asked to stop, and the next ones go on
 * with what those left. A page opened before talks to the new server afterwards.
 */
export async function runDeploys(stack: Stack, options: DeploysOptions): Promise<DeploysOutcome> {
  const { deploys, changes, silent } = options;
  const lines: ZoomLine[] = [];
  const product = await startBuiltProduct(stack, {
    processes: 1,
    // The eighth of eight has no plan that could be changed; one more page of each deployment stays open.
    accounts: Math.ceil((deploys * (changes + 1) * 8) / 7) + 8,
    people: ["ines"],
    zoomAt: async (sandbox) => {
      const line = await stack.start(() => openZoomLine(sandbox.port));
      lines.push(line);
      return { apiBaseUrl: line.apiBaseUrl, tokenUrl: sandbox.tokenUrl };
    },
  });
  const run = newRun(product, lines[0] as ZoomLine, silent ? [...FATES, ...SILENT_FATES] : FATES);
  const done: Deploy[] = [];
  for (let deploy = 0; deploy < deploys; deploy++) done.push(await deployOnce(run, changes));
  run.tally.recoveries.push(await untilSettled(product.db));
  await pressAllAgain(run);
  const { db, control } = product;
  const outcome = await outcomeOf({ db, control, tally: run.tally, now: new Date(), seed: 0 });
  return { ...outcome, deploys: done, broken: [...run.faults, ...outcome.broken] };
}

type Flight = { press: Press; fate: Fate; told: Told };

type Run = {
  product: BuiltProduct;
  line: ZoomLine;
  fates: Fate[];
  tally: Tally;
  /** A sentence for each thing that was not as it must be. */
  faults: string[];
  flights: Flight[];
  door: Door;
  /** Sub-accounts that were not used yet. */
  free: string[];
};

function newRun(product: BuiltProduct, line: ZoomLine, fates: Fate[]): Run {
  const { bases, origin, cookies, accounts } = product;
  const free = accounts.filter((_, index) => index % 8 !== 7);
  // Asked once: an answer that does not come must show.
  const door = httpDoor(bases[0] ?? "", origin, cookies[0] ?? "", 1);
  return { product, line, fates, tally: newTally(), faults: [], flights: [], door, free };
}

async function deployOnce(run: Run, changes: number): Promise<Deploy> {
  const { product, fates, flights, faults, tally, door } = run;
  const oldPage = await newPress(run);
  const flying = [];
  for (let index = 0; index < changes; index++) {
    const fate = fates[index % fates.length] as Fate;
    const press = await newPress(run);
    const match = { method: "PUT", accountId: press.view.accountId };
    await product.control.addFault({ match, action: fate.action });
    flying.push({ press, fate, answer: pressOnce({ tally }, door, press) });
  }
  tally.ops += changes + 1;
  await untilInFlight(run, flying.length);
  const ended = await endBoth(
    run,
    flying.filter(({ fate }) => fate.isCut).map(({ press }) => press),
  );
  const landed = await Promise.all(
    flying.map(async ({ press, fate, answer }) => ({ press, fate, told: await answer })),
  );
  const states = await statesOf(run, landed);
  flights.push(...landed);
  await Promise.all([product.worker.begin(), ...product.webs.map((web) => web.begin())]);
  const told = await pressOnce({ tally }, door, oldPage);
  if (told.status !== 200) faults.push(`a page of before was told ${told.status} ${told.code}`);
  return { states, ...ended };
}

/** One more host on a sub-account that nobody used yet, upon its plans as a page shows them. */
async function newPress({ free, door }: Run): Promise<Press> {
  const view = await door.view(free.shift() ?? "", false);
  const hosts = view?.lines.find(({ path }) => path === "plan_base")?.hosts;
  if (!view || hosts == null) throw new Error("no plans can be seen");
  const request = { type: "business_monthly", hosts: hosts + 1 };
  return { view, wish: { kind: "change_base_plan", request }, key: randomUUID() };
}

// Every request has reached Zoom: the faults count whom they met.
async function untilInFlight({ product }: Run, changes: number): Promise<void> {
  const end = performance.now() + IN_FLIGHT_WITHIN_MS;
  for (;;) {
    const met = (await product.control.faults()).filter((fault) => fault.met > 0).length;
    if (met === changes) break;
    if (performance.now() > end) throw new Error(`only ${met} of ${changes} changes reached Zoom`);
    await wait(LOOK_EVERY_MS);
  }
  await product.control.clearFaults();
}

/** Asks both processes to stop and, while they finish, cuts the line under these presses. */
async function endBoth({ product, line, faults }: Run, cut: Press[]): Promise<Omit<Deploy, "states">> {
  const ends = [...product.webs, product.worker].map(async ({ kind, end }) => ({ kind, ...(await end()) }));
  await wait(CUT_AFTER_MS);
  const hit = line.cut(cut.map(({ view }) => view.accountId));
  if (hit !== cut.length) faults.push(`${hit} of ${cut.length} lines were there to be cut`);
  const ended = await Promise.all(ends);
  for (const { kind, code, ms } of ended) {
    if (ms > MOST_DRAIN_MS) faults.push(`the ${kind} took ${Math.round(ms)} ms to stop`);
    if (code === null) faults.push(`the ${kind} had to be killed`);
  }
  const [web, worker] = ended;
  return { webMs: web?.ms ?? 0, workerMs: worker?.ms ?? 0 };
}

/** What the journal says of them while nobody runs, compared with what it and the person's page must say. */
async function statesOf({ product, faults }: Run, landed: Flight[]): Promise<Deploy["states"]> {
  const states: Deploy["states"] = {};
  for (const { press, fate, told } of landed) {
    const { rows } = await product.db.$client.query<{ state: ChangeState }>(
      "select state from changes where account_id = $1",
      [press.view.accountId],
    );
    const state = rows[0]?.state;
    if (rows.length !== 1 || state !== fate.state || told.status !== fate.told)
      faults.push(`${fate.name}: ${rows.map((row) => row.state).join() || "nothing"}, told ${told.status}`);
    if (state) states[state] = (states[state] ?? 0) + 1;
  }
  return states;
}

/** The same presses with the same keys, to the new server: each must name the change of then, and do nothing. */
async function pressAllAgain({ flights, tally, door, product, faults }: Run): Promise<void> {
  const before = (await product.control.ledger()).applied.length;
  for (const { press, told } of flights) {
    const again = await pressOnce({ tally }, door, press);
    if (again.changeId === null || again.changeId !== told.changeId)
      faults.push(`the key of ${told.changeId} stands for ${again.changeId} now`);
  }
  const more = (await product.control.ledger()).applied.length - before;
  if (more > 0) faults.push(`${more} changes were carried out by asking again`);
}
