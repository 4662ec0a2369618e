import { planLabel } from "../plan-catalogue";
import { type Entry, say, typeField, WHO } from "./entry";

/** Refusals of a plan code. */
export const planCodeEntries: Entry[] = [
  {
    codes: [300],
    pattern: /plan types do not match.*?oldPlanType: ?(?<before>[^\s,]+) newPlanType: ?(?<wanted>[^\s.]+)/i,
    explain: ({ before = "", wanted = "" }, kind) =>
      say(
        `Zoom does not move ${planLabel(before)} to ${planLabel(wanted)}: they are of different kinds or terms`,
        WHO.you,
        "Keep the kind and term of the present plan, or ask Zoom Support to move it",
        typeField(kind),
      ),
  },
  {
    codes: [2100],
    pattern: /invalid base plan type: ?(?<code>[^\s.]+)/i,
    explain: ({ code = "" }, kind) =>
      say(
        `Zoom shows ${planLabel(code)} but no longer takes it in a change`,
        WHO.support,
        "Choose a base plan that is sold today, or ask Zoom Support to move it",
        typeField(kind),
      ),
  },
  {
    codes: [2100],
    pattern: /invalid base plan: ?/i,
    explain: (_found, kind) =>
      say("Zoom does not take this base plan here", WHO.you, "Choose another base plan", typeField(kind)),
  },
  {
    codes: [2100],
    pattern: /not under a free trial plan/i,
    explain: (_found, kind) =>
      say(
        "Only a sub-account on a free trial can take this plan",
        WHO.you,
        "Choose a paid base plan",
        typeField(kind),
      ),
  },
  {
    codes: [2100],
    pattern: /zoom rooms plan cannot be added/i,
    explain: (_found, kind) =>
      say(
        "The base plan is Zoom Rooms already, so Zoom Rooms cannot be an add-on as well",
        WHO.you,
        "Raise the hosts of the base plan instead",
        typeField(kind),
      ),
  },
  {
    codes: [2100],
    pattern: /already has the additional plan: ?(?<code>[^\s.]+)/i,
    explain: ({ code = "" }, kind) =>
      say(
        `The sub-account has ${planLabel(code)} already`,
        WHO.you,
        "Update its hosts instead of adding it",
        typeField(kind),
      ),
  },
  {
    codes: [2100],
    pattern: /invalid additional plan type: ?(?<code>[^\s.]+)/i,
    explain: ({ code = "" }, kind) =>
      say(
        `Zoom does not take ${planLabel(code)} as an add-on`,
        WHO.you,
        "Choose another add-on",
        typeField(kind),
      ),
  },
  {
    codes: [2100],
    pattern: /audio conferencing pay as you go/i,
    explain: (_found, kind) =>
      say(
        "Pay-as-you-go audio needs a Business or Education base plan",
        WHO.you,
        "Move the base plan first, or choose audio with a monthly commitment",
        typeField(kind),
      ),
  },
  {
    codes: [2100],
    pattern: /invalid plan type/i,
    explain: (_found, kind) =>
      say("Zoom does not take this plan here", WHO.you, "Choose another plan", typeField(kind)),
  },
  {
    codes: [2100, 300],
    pattern: /account can't buy this (?:product|plan)|permission to purchase this plan/i,
    explain: (_found, kind) =>
      say(
        "Our contract with Zoom does not cover this plan for the sub-account",
        WHO.partnerTeam,
        "Choose another plan, or ask Zoom's partner team to open it",
        typeField(kind),
      ),
  },
];
