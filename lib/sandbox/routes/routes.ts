import type { Label } from "../limits";
import type { Route } from "../route";
import type { WriteName } from "../state/account";
import { addAddon } from "./add-addon";
import { getAccount } from "./get-account";
import { getPlans } from "./get-plans";
import { getUsage } from "./get-usage";
import { listAccounts } from "./list-accounts";
import { listRenewals } from "./list-renewals";
import { subscribe } from "./subscribe";
import { updateAddon } from "./update-addon";
import { updateBase } from "./update-base";

/** The calls that the sandbox answers, with Zoom's rate-limit labels (billing/ma). The first that fits is taken. */
export const ROUTES: Route[] = [
  route("GET /accounts", "Medium", listAccounts),
  route("GET /accounts/billing/renewals", "Medium", listRenewals),
  route("GET /accounts/{accountId}", "Light", getAccount),
  route("GET /accounts/{accountId}/plans", "Medium", getPlans),
  route("GET /accounts/{accountId}/plans/usage", "Heavy", getUsage),
  route("POST /accounts/{accountId}/plans", "Heavy", subscribe, "subscribe"),
  route("PUT /accounts/{accountId}/plans/base", "Heavy", updateBase, "updateBase"),
  route("POST /accounts/{accountId}/plans/addons", "Heavy", addAddon, "addAddon"),
  route("PUT /accounts/{accountId}/plans/addons", "Heavy", updateAddon, "updateAddon"),
];

function route(name: string, label: Label, handle: Route["handle"], write?: WriteName): Route {
  const [method = "", path = ""] = name.split(" ");
  return { name, method, segments: path.slice(1).split("/"), label, handle, ...(write ? { write } : {}) };
}
