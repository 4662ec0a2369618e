import { type Entry, say, WHO } from "./entry";

/** Refusals of our access, of the request as a whole, and of accounts that Zoom does not find. */
export const accessEntries: Entry[] = [
  {
    codes: [124],
    pattern: /./,
    explain: () =>
      say(
        "Zoom did not take our token, although it was renewed. That also happens when the sub-account is not one of ours",
        WHO.admin,
        "Check in Zoom that the sub-account still belongs to our master account",
      ),
  },
  {
    codes: [4700, 4711],
    pattern: /does not contain scopes: ?\[(?<scopes>[^\]]*)\]/i,
    explain: ({ scopes = "" }) =>
      say(
        `Our Zoom app lacks the right to do this (scope ${scopes.trim()})`,
        WHO.masterOwner,
        "Add the scope to the app in Zoom's marketplace, then try again",
      ),
  },
  {
    codes: [4700, 4711],
    pattern: /(?:)/,
    explain: () =>
      say(
        "Our Zoom app lacks the right to do this",
        WHO.masterOwner,
        "Compare the scopes of the app in Zoom's marketplace with those that Plandesk needs",
      ),
  },
  {
    codes: [429],
    pattern: /daily/i,
    explain: () => say("The day's calls to Zoom are used up", WHO.you, "Try again after midnight UTC"),
  },
  {
    codes: [429],
    pattern: /(?:)/,
    explain: () => say("Zoom had too many calls at once", WHO.you, "Try again in a minute"),
  },
  {
    codes: [300],
    pattern: /valid JSON object/i,
    explain: () =>
      say("Zoom could not read the request", WHO.admin, "Report it: Plandesk sent something malformed"),
  },
  {
    codes: [300],
    pattern: /^Validation Failed\.?(?: (?<field>[\w.]+):)?/i,
    explain: ({ field }) =>
      say(
        field ? `Zoom did not take the value of ${field}` : "Zoom did not take one of the values",
        WHO.you,
        "Check the value and send the change again",
        field ?? null,
      ),
  },
  {
    codes: [1001],
    pattern: /user does not exist/i,
    explain: () =>
      say(
        "Zoom finds no owner for this sub-account",
        WHO.support,
        "Ask Zoom Support to set an owner for the sub-account",
      ),
  },
  {
    codes: [2001],
    pattern: /does not exist|not exist\b/i,
    explain: () =>
      say(
        "Zoom no longer knows this sub-account under our master account",
        WHO.admin,
        "Read the directory again. If it is still listed, look it up in Zoom",
      ),
  },
  {
    codes: [3200],
    pattern: /zuora subscription/i,
    explain: () =>
      say(
        "Zoom's billing system has no subscription for this sub-account",
        WHO.support,
        "Ask Zoom Support to repair the billing record of the sub-account",
      ),
  },
];
