import { planLabel } from "../plan-catalogue";
import { type Entry, say, typeField, WHO } from "./entry";

/** Refusals because of who pays, what kind of account it is, or what it has not bought yet. */
export const accountStateEntries: Entry[] = [
  {
    codes: [2100],
    pattern: /self pay mode|paid by self/i,
    explain: () =>
      say(
        "The customer pays Zoom itself, so its plans cannot be read or changed here",
        WHO.customer,
        "Ask the customer to change the plan in its own Zoom account",
      ),
  },
  {
    codes: [2100],
    pattern: /bulk licenses/i,
    explain: () =>
      say(
        "Masters with bulk licences cannot change plans through the API",
        WHO.masterOwner,
        "Use Zoom's billing portal, or ask Zoom Support",
      ),
  },
  {
    codes: [2100],
    pattern: /when account is subscribed to a bundle plan|cancellation requests for a bundle plan/i,
    explain: () =>
      say(
        "The sub-account has a bundle plan, which the API cannot change",
        WHO.support,
        "Ask Zoom Support to change it",
      ),
  },
  {
    codes: [200],
    pattern: /free trial and vip account/i,
    explain: () =>
      say(
        "Zoom does not change plans of trial and VIP accounts through the API",
        WHO.support,
        "Wait until the trial ends, or ask Zoom Support",
      ),
  },
  {
    codes: [200],
    pattern: /do not have a subscription yet|don't have a major subscription/i,
    explain: () => say("The sub-account has no base plan yet", WHO.you, "Subscribe the sub-account first"),
  },
  {
    codes: [3261],
    pattern: /subscribe to a major plan first/i,
    explain: () => say("The sub-account has no base plan yet", WHO.you, "Subscribe the sub-account first"),
  },
  {
    codes: [200],
    pattern: /don't have (?:a plan )?subscription for \((?<code>[^)]*)\)/i,
    explain: ({ code = "" }, kind) =>
      say(
        `The sub-account does not have ${planLabel(code)}`,
        WHO.you,
        "Re-read the plans, then choose one that the sub-account has",
        typeField(kind),
      ),
  },
  {
    codes: [200],
    pattern: /do not have a Zoom Phone subscription/i,
    explain: () => say("The sub-account has no Zoom Phone plan", WHO.you, "Re-read the plans"),
  },
  {
    codes: [2100],
    pattern: /additional plan for a sub account under free plan/i,
    explain: () =>
      say(
        "The sub-account is free, and add-ons need a paid base plan",
        WHO.you,
        "Subscribe the sub-account first",
      ),
  },
  {
    codes: [200],
    pattern: /cannot cancel plan for a sub account/i,
    explain: () => say("The sub-account is free: there is no plan to cancel", WHO.you, "Re-read the plans"),
  },
  {
    codes: [200],
    pattern: /first cancel all additional subscriptions/i,
    explain: () =>
      say("The base plan still carries add-ons", WHO.you, "Cancel every add-on, then the base plan"),
  },
  {
    codes: [300],
    pattern: /plan type is required/i,
    explain: (_found, kind) => say("The request names no plan", WHO.you, "Choose the plan", typeField(kind)),
  },
  {
    codes: [200],
    pattern: /only available for paid account/i,
    explain: () =>
      say("Zoom counts hosts in use for paid accounts only", WHO.you, "Subscribe the sub-account first"),
  },
  {
    codes: [3261],
    pattern: /failed to change sub plan/i,
    explain: () =>
      say(
        "Zoom could not change the plan and gave no reason",
        WHO.support,
        "Re-read the plans. If nothing changed, ask Zoom Support with the request id",
      ),
  },
];
