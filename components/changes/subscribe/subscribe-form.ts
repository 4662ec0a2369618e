import { subscribeEffect } from "@/lib/domain/change-effect";
import type { RuleFacts } from "@/lib/domain/request-rules";
import { subscribeErrors, subscribeSchema } from "@/lib/domain/subscribe";
import { metRules } from "../fields/met-rules";
import type { Asked, ChangeForm } from "../flow/change-form";
import { judge, type Verdict } from "../wire/judge";
import type { Wire } from "../wire/wire-path";
import { SubscribeFields } from "./subscribe-fields";
import { SubscribeSummary } from "./subscribe-summary";
import { subscribeBody } from "./subscribe-values";

// Stands in for an unfinished contact, so that the rules of the plans are judged before the contact is complete.
const SOMEBODY = {
  first_name: "-",
  last_name: "-",
  email: "a@b.example",
  phone_number: "0000",
  address: "-",
  city: "-",
  state: "-",
  zip: "-",
  country: "NO",
};

const isUnder = (part: string) => (path: string) => path === part || path.startsWith(`${part}.`);
const [isContact, isBase, isTerms] = [
  isUnder("contact"),
  isUnder("plan_base"),
  isUnder("subscription_options"),
];

/** Subscribe a sub-account (POST plans, seed 000). */
export const subscribeForm: ChangeForm = {
  kind: "subscribe",
  crumb: "Subscribe",
  title: (account) => `Subscribe ${account.name}`,
  start: () => ({ contact: {}, plan_base: {}, subscription_options: {} }),
  asTotal: (values) => values,
  warning: () => null,
  judge: judgeSubscription,
  met: ({ values, facts, account }) => [
    ...(account.eligibility.subscribe === null ? ["No plan yet, so it can be subscribed"] : []),
    ...metRules(subscribeBody(values), facts.bounds),
  ],
  Fields: SubscribeFields,
  Summary: SubscribeSummary,
  sections: [
    { id: "contact", name: "Contact", holds: isContact },
    { id: "base", name: "Base plan", holds: isBase },
    { id: "add-ons", name: "Add-ons", holds: (path) => !isContact(path) && !isBase(path) && !isTerms(path) },
    { id: "terms", name: "Terms", holds: isTerms },
  ],
};

function judgeSubscription(values: Wire, facts: RuleFacts): Verdict<Asked> {
  const body = subscribeBody(values);
  const verdict = judgeBody(body, facts);
  if (verdict.intent || !verdict.errors.every((error) => isContact(error.path))) return verdict;
  const plans = judgeBody({ ...body, contact: SOMEBODY }, facts);
  return { intent: null, errors: [...verdict.errors, ...plans.errors] };
}

function judgeBody(body: Wire, facts: RuleFacts): Verdict<Asked> {
  return judge(subscribeSchema, subscribeErrors, facts, body, (request) => ({
    request,
    effect: subscribeEffect(request),
    sent: request,
  }));
}
