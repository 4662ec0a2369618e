/** Words of account_type in GET accounts (accounts/ma), by catalogue family. */
const TYPES: [RegExp, string][] = [
  [/^pro$/, "Pro"],
  [/^business/, "Business"],
  [/^edu/, "Education"],
  [/^enterprise/, "Enterprise"],
  [/^free_trial$/, "Free Trial"],
  [/^video_sdk$/, "Zoom Video SDK"],
  [/^zoom_rooms$/, "Zoom Rooms"],
];

/** Returns the account_type that goes with a base plan's family; `otherwise` for families without one. */
export function accountTypeOf(family: string, otherwise: string): string {
  return TYPES.find(([pattern]) => pattern.test(family))?.[1] ?? otherwise;
}
