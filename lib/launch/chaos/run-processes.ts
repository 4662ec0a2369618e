import type { Again } from "@/lib/launch/chaos/again";
import { type BuiltProduct, startBuiltProduct, untilSettled } from "@/lib/launch/chaos/built-product";
import type { Door } from "@/lib/launch/chaos/door";
import { httpDoor } from "@/lib/launch/chaos/http-door";
import { startKiller, type Victim } from "@/lib/launch/chaos/killer";
import { type Outcome, outcomeOf } from "@/lib/launch/chaos/outcome";
import { createRandom } from "@/lib/launch/chaos/random";
import { type Work, workOnce } from "@/lib/launch/chaos/staff";
import { newTally } from "@/lib/launch/chaos/tally";
import type { Stack } from "@/lib/launch/stack";

export type ProcessesOptions = {
  ops: number;
  seed: number;
  processes: number;
  /** Whether web processes, worker and Postgres are killed meanwhile. */
  kills: boolean;
  /** Whether web processes and worker are asked to stop meanwhile, as a deployment does. */
  deploys: boolean;
  /** From the least to the most share of changes that meet a fault. */
  faults: { least: number; most: number };
  say: (line: string) => void;
};

const ACCOUNTS = 240;
const PEOPLE = Array.from({ length: 16 }, (_, index) => (index % 2 === 0 ? "ines" : "jonas"));
// A change that arrives half a minute late: longer than the product waits for an answer.
const TIMES = { late: 30_000, stale: 10_000, delay: 1_000 };

/** A chaos run against the built product: web processes and a worker on one database, killed and started again. */
export async function runProcesses(stack: Stack, options: ProcessesOptions): Promise<Outcome> {
  const { ops, seed, processes, kills, deploys, faults, say } = options;
  const random = createRandom(seed);
  const product = await startBuiltProduct(stack, { processes, accounts: ACCOUNTS, people: PEOPLE });
  const { control, db, accounts } = product;
  say(`${processes} web processes and a worker are up, ${accounts.length} sub-accounts are read`);
  const work: Work = {
    doors: doorsOf(product),
    control,
    tally: newTally(),
    faultShare: 0,
    times: TIMES,
    now: Date.now,
    oldViews: new Map(),
  };
  const victims = [...(kills ? killable(product) : []), ...(deploys ? deployable(product) : [])];
  const killer = victims.length > 0 ? startKiller(createRandom(seed, 1), victims, work.tally) : null;
  await workAll(work, {
    ops,
    seed,
    accounts,
    share: () => faults.least + random.next() * (faults.most - faults.least),
    say,
  });
  await killer?.stop();
  await control.clearFaults();
  say("the faults have ended and everything is up");
  work.tally.recoveries.push(await untilSettled(db));
  return outcomeOf({ db, control, tally: work.tally, now: new Date(), seed });
}

function killable({ webs, worker, database }: BuiltProduct): Victim[] {
  const processes = [...webs, worker].map((each) => ({
    name: `${each.kind} killed`,
    restart: () => each.kill().then(each.begin),
  }));
  return [...processes, { name: "Postgres killed", restart: database.killAndRestart }];
}

function deployable({ webs, worker }: BuiltProduct): Victim[] {
  const restart = async ({ end, begin }: Again) => {
    await end();
    await begin();
  };
  return [...webs, worker].map((each) => ({
    name: `${each.kind} asked to stop`,
    restart: () => restart(each),
  }));
}

// Each person has one session and uses whichever process the load balancer gives.
function doorsOf({ bases, origin, cookies }: BuiltProduct): Door[] {
  return cookies.flatMap((cookie) => bases.map((base) => httpDoor(base, origin, cookie)));
}

type Plan = {
  ops: number;
  seed: number;
  accounts: string[];
  share: () => number;
  say: (line: string) => void;
};

async function workAll(work: Work, { ops, seed, accounts, share, say }: Plan): Promise<void> {
  let turn = 0;
  const person = async () => {
    while (work.tally.ops < ops) {
      work.faultShare = share();
      const own = createRandom(seed, 2, turn++);
      await workOnce(work, own, own.pick(accounts));
      if (turn % 100 === 0)
        say(`${work.tally.ops} of ${ops} changes, ended ${JSON.stringify(work.tally.kills)}`);
    }
  };
  await Promise.all(PEOPLE.map(person));
}
