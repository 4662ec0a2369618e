import { Day } from "@/components/ui/day";
import { type Fact, Facts } from "@/components/ui/facts";
import { SectionHead } from "@/components/ui/panel";
import { countryIds, countryName } from "@/lib/domain/countries";
import { type SubscribeRequest, subscribeSchema } from "@/lib/domain/subscribe";

/** What a subscription says beside its plans: whom Zoom bills, the terms, and the countries of calls. */
export function SubscriptionFacts({ request }: { request: Record<string, unknown> }) {
  const parsed = subscribeSchema.safeParse(request);
  if (!parsed.success) return null;
  return (
    <section className="mt-6">
      <SectionHead title="Contact and terms" />
      <Facts
        className="mt-2"
        items={[...contactFacts(parsed.data), ...termFacts(parsed.data), ...countryFacts(parsed.data)]}
      />
    </section>
  );
}

function contactFacts({ contact }: SubscribeRequest): Fact[] {
  const { first_name, last_name, email, phone_number, address, apt, zip, city, state, country } = contact;
  return [
    { term: "Contact", value: <bdi>{`${first_name} ${last_name}`}</bdi> },
    { term: "E-mail", value: email },
    { term: "Phone", value: phone_number },
    {
      term: "Address",
      value: (
        <bdi>{[address, apt, `${zip} ${city}`, state, countryName(country)].filter(Boolean).join(", ")}</bdi>
      ),
    },
  ];
}

function termFacts({ subscription_options: options }: SubscribeRequest): Fact[] {
  return [
    {
      term: "Starts",
      value: options?.service_effective_date ? <Day date={options.service_effective_date} /> : "at once",
    },
    ...(options?.contract_term ? [{ term: "Term", value: months(options.contract_term) }] : []),
    ...(options?.purchase_order_number
      ? [{ term: "Order number", value: options.purchase_order_number }]
      : []),
    ...(options?.deal_registration_id ? [{ term: "Deal", value: options.deal_registration_id }] : []),
  ];
}

/** "12 months". */
export function months(term: number): string {
  return `${term} ${term === 1 ? "month" : "months"}`;
}

function countryFacts({ plan_audio: audio, plan_phone: phone }: SubscribeRequest): Fact[] {
  const lists = [
    ["Toll-free", audio?.tollfree_countries],
    ["Premium", audio?.premium_countries],
    ["Call-out", audio?.callout_countries],
    ["Phone call-out", phone?.plan_base?.callout_countries],
  ] as const;
  const shown = lists.flatMap(([term, ids]) =>
    ids ? [{ term, value: countryIds(ids).map(countryName).join(", ") }] : [],
  );
  return audio?.ddi_numbers === undefined
    ? shown
    : [...shown, { term: "Dedicated numbers", value: String(audio.ddi_numbers) }];
}
