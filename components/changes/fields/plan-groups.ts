import type { OptionGroup } from "@/components/ui/match";
import { boundsText, type HostBoundsOverrides, hostBounds } from "@/lib/domain/host-bounds";
import type { PlanType } from "@/lib/domain/plan-type";

const familyNames: Record<string, string> = {
  pro: "Pro",
  business: "Business",
  qss: "Quality Streaming Service",
  audio_us_ca_unlimited: "Audio, US and Canada unlimited",
  video_sdk: "Video SDK",
  video_sdk_recording: "Video SDK recording",
};

/** A catalogue family in words: "Enterprise essentials". */
export function familyName(family: string): string {
  const words = family.replaceAll("_", " ").replace(/^edu /, "education: ");
  return familyNames[family] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * Plan types for a picker, by family with its range.
 * @param first the family that comes before the others, e.g. the present one
 */
export function planGroups(
  types: readonly PlanType[],
  bounds: HostBoundsOverrides,
  first?: string | undefined,
): OptionGroup[] {
  const families = [...new Set(types.map((type) => type.family))];
  const ordered = families.sort((a, b) => Number(b === first) - Number(a === first));
  return ordered.map((family) => {
    const members = types.filter((type) => type.family === family);
    const range = members[0] ? hostBounds(members[0].code, bounds) : null;
    return {
      label: familyName(family),
      ...(range ? { note: boundsText(range) } : {}),
      items: members.map(({ code, label }) => ({ value: code, label, code })),
    };
  });
}

const familyTitles: Record<string, string> = {
  plan_phone: "Zoom Phone",
  plan_zcc: "Contact Center",
  plan_znode: "Zoom Node",
};

/** The name of a family that is added as a whole. */
export function familyTitle(field: string): string {
  return familyTitles[field] ?? familyName(field.replace(/^plan_/, ""));
}
