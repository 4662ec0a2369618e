import { Refusal } from "../refusal";
import type { Reply } from "../reply";
import type { RouteCall } from "../route";
import { checkPayer, isFree } from "../rules/account-checks";
import { baseLine } from "../rules/base-line";
import type { Plans, SandboxAccount } from "../state/account";
import { type Line, linesOf } from "../state/plan-lines";
import { readAccount } from "./find-account";

/** Families that usage reports as lists although GET plans shows one object (billing/ma, plan usage). */
const LISTS = new Set([
  "plan_large_meeting",
  "plan_webinar",
  "plan_zoom_events",
  "plan_zoom_one",
  "plan_zoom_one_premier",
  "plan_zoom_one_edu_school_campus_plus",
  "plan_zoom_one_edu_premier",
  "plan_room_connector",
  "plan_zwr",
]);

/** Families of which usage says nothing. */
const SILENT = /^plan_(phone|audio|zcc|sdk_cmr|recording|bundle)/;

/** GET /accounts/{accountId}/plans/usage */
export function getUsage(call: RouteCall): Reply {
  const account = readAccount(call);
  checkPayer(account);
  if (isFree(account)) throw new Refusal(200, "Only available for paid account.");
  return { status: 200, body: usageOf(account) };
}

function usageOf(account: SandboxAccount): Plans {
  const answer: Plans = {};
  const base = baseLine(account.plans);
  for (const line of linesOf(account.plans)) {
    if (SILENT.test(line.path)) continue;
    const key = line.path.replace("plan_znode.", "");
    const usage = line.node === base?.node ? account.paidUsers : shareInUse(line);
    const row = { type: line.type, hosts: line.hosts ?? 0, usage, pending: 0 };
    if (LISTS.has(key)) answer[key] = [...((answer[key] as unknown[] | undefined) ?? []), row];
    else answer[key] = row;
  }
  const recording = linesOf(account.plans).find(({ path }) => path === "plan_recording");
  if (recording !== undefined) answer.plan_recording = recordingUsage(recording.type);
  return answer;
}

/** A steady figure between none and all of a line's hosts, drawn from its code. */
function shareInUse(line: Line): number {
  const mark = [...line.type].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 101, 7);
  return Math.floor(((line.hosts ?? 0) * mark) / 100);
}

function recordingUsage(code: string) {
  return {
    type: code,
    free_storage: "10 GB",
    free_storage_usage: "10 GB",
    plan_storage: "100 GB",
    plan_storage_usage: "41 GB",
    plan_storage_exceed: "0",
    max_exceed_date: "",
  };
}
