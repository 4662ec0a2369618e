import { planLabel } from "../plan-catalogue";
import { type Entry, say, WHO } from "./entry";

const CONTACT_FIELDS = new Map([
  ["first_name", "first name"],
  ["last_name", "last name"],
  ["email", "e-mail address"],
  ["phone_number", "phone number"],
  ["address", "street address"],
  ["apt", "apartment"],
  ["city", "city"],
  ["state", "state"],
  ["zip", "post code"],
  ["country", "country"],
]);

function contact(found: string): { words: string; field: string | null } {
  const names = found.split(/[\s,{}.]+/).filter((name) => CONTACT_FIELDS.has(name));
  const words = names.map((name) => CONTACT_FIELDS.get(name)).join(", ");
  return { words, field: names[0] ? `contact.${names[0]}` : null };
}

/** Refusals of a first subscription: contact, dates, audio, and accounts that cannot be subscribed. */
export const subscriptionEntries: Entry[] = [
  {
    codes: [2100],
    pattern: /invalid parameter: ?(?<names>.+)/i,
    explain: ({ names = "" }) => {
      const { words, field } = contact(names);
      const meaning = words
        ? `Zoom did not take the contact's ${words}`
        : "Zoom did not take one of the values";
      return say(meaning, WHO.you, "Check the value and send the change again", field);
    },
  },
  {
    codes: [2100],
    pattern: /invalid country parameter: ?(?<country>[^.]*)/i,
    explain: ({ country = "" }) =>
      say(
        `Zoom's list has no country ${country}`,
        WHO.you,
        "Choose a country from the list",
        "contact.country",
      ),
  },
  {
    codes: [2100],
    pattern: /invalid state parameter: ?(?<state>[^.]*)/i,
    explain: ({ state = "" }) =>
      say(
        `Zoom's list has no state ${state}`,
        WHO.you,
        "Choose a state of the contact's country",
        "contact.state",
      ),
  },
  {
    codes: [2100],
    pattern: /at least one option from among/i,
    explain: () =>
      say(
        "Audio needs at least one toll-free, premium or call-out country",
        WHO.you,
        "Choose a country, or leave audio out",
        "plan_audio.tollfree_countries",
      ),
  },
  {
    codes: [2100],
    pattern: /invalid cloud recording plan: ?(?<code>[^\s.]*)/i,
    explain: ({ code = "" }) =>
      say(
        `Zoom does not take ${planLabel(code)} as a recording plan`,
        WHO.you,
        "Choose another recording plan",
        "plan_recording",
      ),
  },
  {
    codes: [2100],
    pattern: /invalid audio conferencing plan: ?(?<code>[^\s.]*)/i,
    explain: ({ code = "" }) =>
      say(
        `Zoom does not take ${planLabel(code)} as an audio plan`,
        WHO.you,
        "Choose another audio plan",
        "plan_audio.type",
      ),
  },
  {
    codes: [2100],
    pattern: /invalid zoom event plan: ?(?<code>[^\s.]*)/i,
    explain: ({ code = "" }) =>
      say(
        `Zoom does not take ${planLabel(code)} as an event plan`,
        WHO.you,
        "Choose another event plan",
        "plan_zoom_events",
      ),
  },
  {
    codes: [2100],
    pattern: /account which is not free plan/i,
    explain: () =>
      say(
        "The sub-account has a paid plan already, and a subscription is for free ones",
        WHO.you,
        "Re-read the plans, then change the base plan or add an add-on",
      ),
  },
  {
    codes: [200],
    pattern: /one active billing subscription/i,
    explain: () =>
      say(
        "A billing subscription of this sub-account still runs at Zoom",
        WHO.support,
        "Re-read the plans. If none shows, ask Zoom Support to end the old subscription",
      ),
  },
  {
    codes: [2100],
    pattern: /enable free trial again/i,
    explain: () =>
      say("The sub-account had its free trial", WHO.you, "Choose a paid base plan", "plan_base.type"),
  },
  {
    codes: [2100],
    pattern: /prevented you from adding/i,
    explain: () =>
      say(
        "Our master account does not allow new subscriptions",
        WHO.masterOwner,
        "Ask the owner to allow adding sub-accounts in Zoom's settings",
      ),
  },
  {
    codes: [2100],
    pattern: /cannot process account|failed to add zuora plans/i,
    explain: () =>
      say(
        "Zoom's billing system could not take the subscription and gave no reason",
        WHO.support,
        "Re-read the plans. If nothing was bought, ask Zoom Support with the request id",
      ),
  },
  {
    codes: [10200],
    pattern: /contract term/i,
    explain: () =>
      say(
        "Zoom does not take this contract term",
        WHO.you,
        "Choose another term, or none",
        "subscription_options.contract_term",
      ),
  },
  {
    codes: [200],
    pattern: /can't subscribe (?<count>\d+)-participants pro plan/i,
    explain: ({ count = "" }) =>
      say(
        `Pro plans for ${count} participants are closed to this sub-account`,
        WHO.you,
        "Choose another base plan",
        "plan_base.type",
      ),
  },
  {
    codes: [200],
    pattern: /special pricing/i,
    explain: () =>
      say(
        "The sub-account's special price gives Zoom Rooms with Pro hosts",
        WHO.you,
        "Leave Zoom Rooms out and take more Pro hosts: Zoom assigns them to the rooms",
        "plan_zoom_rooms.type",
      ),
  },
  {
    codes: [300],
    pattern: /free trial (?:start\/)?end (?:date )?time|too long trial/i,
    explain: () =>
      say(
        "Zoom does not take the dates of this free trial",
        WHO.you,
        "Choose a start in the future, the same for both dates",
        "subscription_options.service_effective_date",
      ),
  },
];
