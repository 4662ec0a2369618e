/** A billing contact that the sandbox accepts. */
export const SAMPLE_CONTACT = {
  first_name: "Ada",
  last_name: "Larkfield",
  email: "ada@larkfield.example",
  phone_number: "+1 408 555 0100",
  address: "55 Almaden Boulevard",
  apt: "600",
  city: "San Jose",
  state: "CA",
  zip: "95113",
  country: "US",
};

/** Returns a body of POST plans that a free account accepts, with `members` in place of its own. */
export function subscribeBody(members: Record<string, unknown> = {}): Record<string, unknown> {
  return { contact: SAMPLE_CONTACT, plan_base: { type: "business_monthly", hosts: 20 }, ...members };
}
