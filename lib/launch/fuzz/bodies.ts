/** A write of the API and a body that it would take. `path` stands below `/api`; `{accountId}` is filled in. */
export type Target = { method: "POST" | "PUT" | "PATCH"; path: string; body: Record<string, unknown> };

const amounts = (...types: string[]) => types.map((type, at) => ({ type, hosts: at + 1 }));

const contact = {
  first_name: "Kari",
  last_name: "Nordmann",
  email: "kari@museum.example",
  phone_number: "+47 38 07 49 00",
  address: "Skippergata 24 B",
  city: "Kristiansand",
  state: "Agder",
  zip: "4611",
  country: "NO",
};

const subscription = {
  contact,
  plan_base: { type: "business_yearly", hosts: 16 },
  subscription_options: {
    paid_period_start_date: "2027-12-01",
    service_effective_date: "2027-12-01",
    contract_term: 12,
    purchase_order_number: "PO 1",
  },
  plan_webinar: amounts("webinar500_yearly"),
  plan_large_meeting: amounts("large500_yearly"),
  plan_zoom_rooms: { type: "zroom_yearly", hosts: 2 },
  plan_phone: {
    plan_base: { type: "phone_payongo", callout_countries: "DE" },
    plan_number: amounts("phone_number_usca_monthly"),
  },
  plan_audio: { type: "tollfree_payongo", tollfree_countries: "AR, AU", ddi_numbers: 1 },
  plan_recording: "cmr_monthly_commitment_40",
};

const plans = "/accounts/{accountId}/plans";
const nobody = "00000000-0000-4000-8000-000000000000";

/** Every write that takes a body, each with bodies as its forms send them. */
export const targets: readonly Target[] = [
  { method: "POST", path: plans, body: subscription },
  { method: "PUT", path: `${plans}/base`, body: { type: "business_monthly", hosts: 21 } },
  { method: "PUT", path: `${plans}/base`, body: { type: "business_monthly", increasing_hosts: 5 } },
  { method: "POST", path: `${plans}/addons`, body: { type: "large500_monthly", hosts: 2 } },
  {
    method: "POST",
    path: `${plans}/addons`,
    body: { type: "plan_phone", plan_details: subscription.plan_phone },
  },
  { method: "PUT", path: `${plans}/addons`, body: { type: "webinar500_monthly", hosts: 3 } },
  { method: "POST", path: "/changes/ch_nothing/settle", body: { outcome: "applied", reason: "Seen there" } },
  { method: "POST", path: "/changes/ch_nothing/check", body: {} },
  { method: "PATCH", path: `/people/${nobody}`, body: { role: "support" } },
  { method: "POST", path: "/sync", body: { action: "read" } },
];
