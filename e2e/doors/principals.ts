import type { ListedPerson } from "@/lib/domain/people";
import type { Role } from "@/lib/domain/permissions";
import { people } from "../fixtures";
import { cookieOf, send } from "./requests";

/** Somebody who knocks: a role, somebody without one, or somebody who is not in; `email` is their own. */
export type Principal = { name: string; cookie: string; standing: Role | "no role" | "out"; email?: string };

const DEMO: Record<Role, string> = { support: "sam", finance: "fatima", partner: "ines", admin: "jonas" };

/** Those who are not in, and those with each role. */
export async function insideAndOutside(): Promise<Principal[]> {
  const ended = await cookieOf(DEMO.partner);
  await send("POST", "/api/auth/signout", ended);
  const whole = await cookieOf(DEMO.partner);
  const middle = whole.length - 20;
  const changed = whole[middle] === "A" ? "B" : "A";
  const forged = whole.slice(0, middle) + changed + whole.slice(middle + 1);
  const roles = await Promise.all(
    (Object.keys(DEMO) as Role[]).map(async (role) => ({
      name: role,
      cookie: await cookieOf(DEMO[role]),
      standing: role,
      email: `${people[role].toLowerCase().replace(" ", ".")}@partner.example`,
    })),
  );
  return [
    { name: "anonymous", cookie: "", standing: "out" },
    { name: "of an ended session", cookie: ended, standing: "out" },
    { name: "of a forged session", cookie: forged, standing: "out" },
    ...roles,
  ];
}

/** Takes a role from one person and disables another while `run` goes on; both are as before afterwards. */
export async function withTwoShutOut(run: (two: Principal[]) => Promise<void>): Promise<void> {
  const [admin, roleless, disabled] = await Promise.all(
    [DEMO.admin, DEMO.support, DEMO.finance].map(cookieOf),
  );
  const change = await changing(admin ?? "");
  await change("support", { role: null });
  await change("finance", { disabled: true });
  try {
    await run([
      { name: "no role", cookie: roleless ?? "", standing: "no role" },
      { name: "disabled", cookie: disabled ?? "", standing: "out" },
    ]);
  } finally {
    await change("support", { roleFrom: "groups" });
    await change("finance", { disabled: false });
  }
}

/** Makes the person of a role partner staff while `run` goes on, and gives the role back to their groups afterwards. */
export async function asPartner(role: Role, run: (cookie: string) => Promise<void>): Promise<void> {
  const admin = await cookieOf(DEMO.admin);
  const change = await changing(admin);
  await change(role, { role: "partner" });
  try {
    await run(await cookieOf(DEMO[role]));
  } finally {
    await change(role, { roleFrom: "groups" });
  }
}

async function changing(admin: string) {
  const listed = await send("GET", "/api/people", admin);
  const { items } = JSON.parse(listed.text) as { items: ListedPerson[] };
  return async (role: Role, body: object) => {
    const id = items.find(({ name }) => name === people[role])?.id;
    const answer = await send("PATCH", `/api/people/${id}`, admin, body);
    if (answer.status !== 200) throw new Error(`${role} could not be changed: ${answer.text}`);
  };
}
