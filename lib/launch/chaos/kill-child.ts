import type { Press } from "@/lib/launch/chaos/door";
import { chaosEnv, newClock, PATIENT, standIn } from "@/lib/launch/chaos/processes-in-one";
import { serviceDoor } from "@/lib/launch/chaos/service-door";

/** What a child is told to do: one press of the button, in a process that will not live to see its end. */
export type Order = { databaseUrl: string; apiBaseUrl: string; tokenUrl: string; press: Press };

async function obey({ databaseUrl, apiBaseUrl, tokenUrl, press }: Order): Promise<void> {
  const env = chaosEnv({ apiBaseUrl, tokenUrl }, databaseUrl);
  const context = standIn(env, newClock(), PATIENT);
  process.send?.(await serviceDoor(context, "Ines").press(press));
}

process.once("message", (order: Order) => void obey(order));
process.once("disconnect", () => process.exit());
process.send?.("ready");
