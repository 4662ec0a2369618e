import { planLabel } from "../plan-catalogue";
import { type Entry, hostsField, say, WHO } from "./entry";

function hosts(count: string): string {
  return count === "1" ? "1 host" : `${count} hosts`;
}

/** Refusals of a number of hosts. */
export const hostsEntries: Entry[] = [
  {
    codes: [2100],
    pattern: /currently has (?<count>\d+) paid users?/i,
    explain: ({ count = "" }, kind) =>
      say(
        count === "1"
          ? "1 person holds a licence, so fewer than 1 host is too few"
          : `${count} people hold a licence, so fewer than ${count} hosts are too few`,
        WHO.customer,
        `Set people to Basic in Zoom first, or keep at least ${hosts(count)}`,
        hostsField(kind),
      ),
  },
  {
    codes: [300],
    pattern: /insufficient number of hosts for business/i,
    explain: (_found, kind) =>
      say(
        "Business plans begin at 10 hosts",
        WHO.you,
        "Take at least 10 hosts, or a Pro plan",
        hostsField(kind),
      ),
  },
  {
    codes: [300],
    pattern: /insufficient number of hosts for education/i,
    explain: (_found, kind) =>
      say("Education plans begin at 20 hosts", WHO.you, "Take at least 20 hosts", hostsField(kind)),
  },
  {
    codes: [300],
    pattern: /buy hosts\/active hosts must be equal or larger than (?<min>\d+)/i,
    explain: ({ min = "" }, kind) =>
      say(`The bundle begins at ${hosts(min)}`, WHO.you, `Take at least ${hosts(min)}`, hostsField(kind)),
  },
  {
    codes: [300],
    pattern: /active hosts must be equal or larger than buy hosts/i,
    explain: (_found, kind) =>
      say(
        "A plan by active hosts takes no fewer active hosts than hosts",
        WHO.you,
        "Lower the hosts or raise the active hosts",
        hostsField(kind),
      ),
  },
  {
    codes: [300],
    pattern: /buy hosts must (?:be )?equal or larger than (?<min>\d+)/i,
    explain: ({ min = "" }, kind) =>
      say(
        `Our contract begins at ${hosts(min)} for this plan`,
        WHO.you,
        `Take at least ${hosts(min)}`,
        hostsField(kind),
      ),
  },
  {
    codes: [300],
    pattern: /buy hosts must (?:be )?(?:equal or )?smaller than (?<max>\d+)/i,
    explain: ({ max = "" }, kind) =>
      say(
        `Our contract ends near ${hosts(max)} for this plan`,
        WHO.you,
        `Take fewer than ${hosts(max)}`,
        hostsField(kind),
      ),
  },
  {
    codes: [2100],
    pattern: /invalid host number/i,
    explain: (_found, kind) =>
      say(
        "Zoom does not take this number of hosts for one of the plans",
        WHO.you,
        "Check each plan's hosts: webinars and large meetings take no more than the base plan",
        hostsField(kind),
      ),
  },
  {
    codes: [3261],
    pattern: /cannot increase hosts for the "?(?<code>[^"]*)"? plan/i,
    explain: ({ code = "" }, kind) =>
      say(
        `Zoom no longer sells more hosts of ${planLabel(code)}`,
        WHO.you,
        "Keep its hosts as they are, or move to a plan that is sold today",
        hostsField(kind),
      ),
  },
];
