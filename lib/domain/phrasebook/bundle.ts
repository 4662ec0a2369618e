import { planLabel } from "../plan-catalogue";
import { type Entry, say, WHO } from "./entry";

const IN_BUNDLE: Readonly<Record<string, string>> = {
  "zoom room": "plan_zoom_rooms.type",
  "room connector": "plan_room_connector.type",
  "large meeting": "plan_large_meeting",
  webinar: "plan_webinar",
};

/** Refusals that come with bundles, which only carrier-enabled partners may sell. */
export const bundleEntries: Entry[] = [
  {
    codes: [2100],
    pattern:
      /(?<kind>zoom room|room connector|large meeting|webinar)s? plan (?<code>\S+) is already included in the bundle/i,
    explain: ({ kind = "", code = "" }) =>
      say(
        `The bundle includes ${planLabel(code)} already`,
        WHO.you,
        "Leave the plan out",
        IN_BUNDLE[kind.toLowerCase()] ?? null,
      ),
  },
  {
    codes: [2100],
    pattern: /recording plan (?<code>\S+) conflict with bundle/i,
    explain: ({ code = "" }) =>
      say(`The bundle does not go with ${planLabel(code)}`, WHO.you, "Leave recording out", "plan_recording"),
  },
  {
    codes: [2100],
    pattern: /audio conferencing plan (?<code>\S+) conflict with bundle/i,
    explain: ({ code = "" }) =>
      say(`The bundle does not go with ${planLabel(code)}`, WHO.you, "Leave audio out", "plan_audio.type"),
  },
  {
    codes: [2100],
    pattern: /base plan and bundle plan at the same time/i,
    explain: () =>
      say(
        "A subscription has a base plan or a bundle, not both",
        WHO.you,
        "Leave one of them out",
        "plan_base.type",
      ),
  },
  {
    codes: [2100],
    pattern: /invalid field: ?plan_bundle|error getting bundle/i,
    explain: () =>
      say("Zoom does not sell us bundles", WHO.partnerTeam, "Choose a base plan and add-ons instead"),
  },
  {
    codes: [300],
    pattern: /doesn't support active host/i,
    explain: () =>
      say(
        "This bundle is not sold by active hosts",
        WHO.you,
        "Leave the active hosts out",
        "plan_base.hosts",
      ),
  },
];
