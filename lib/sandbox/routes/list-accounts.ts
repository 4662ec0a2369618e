import { accountNumber } from "../contract";
import type { Contract } from "../options";
import { makePageToken, readPageToken } from "../page-token";
import { validationFailed } from "../refusal";
import type { Reply } from "../reply";
import type { RouteCall } from "../route";
import type { SandboxAccount } from "../state/account";
import { seatsOf } from "./seats";

const DEFAULT_PAGE_SIZE = 30;

/** GET /accounts: pages follow the order in which accounts came, so one that is added or removed shifts nothing. */
export function listAccounts({ world, incoming }: RouteCall): Reply {
  const { query } = incoming;
  const size = wholeNumber(
    query.get("page_size"),
    "page_size",
    DEFAULT_PAGE_SIZE,
    world.settings.maxPageSize,
  );
  const pageNumber = wholeNumber(query.get("page_number"), "page_number", 1, Number.MAX_SAFE_INTEGER);
  const now = world.clock.now();
  const after = readPageToken(query.get("next_page_token"), now);
  const all = world.accounts.list().filter(({ account }) => matches(account, query));
  const from = query.has("next_page_token")
    ? all.filter(({ seq }) => seq > after)
    : all.slice((pageNumber - 1) * size);
  const page = from.slice(0, size);
  const last = page.at(-1);
  const more = last !== undefined && from.length > page.length;
  const body = {
    page_count: Math.ceil(all.length / size),
    page_number: pageNumber,
    page_size: size,
    total_records: all.length,
    next_page_token: more ? makePageToken(last.seq, now) : "",
    accounts: page.map(({ account }) => listed(account, world.settings.contract)),
  };
  return { status: 200, body };
}

/** The second-level masters of the sandbox have no sub-accounts of their own. */
function matches(account: SandboxAccount, query: URLSearchParams): boolean {
  const email = query.get("email");
  return !query.has("sub_reseller_id") && (email === null || account.ownerEmail === email);
}

function listed(account: SandboxAccount, contract: Contract) {
  return {
    id: account.id,
    account_name: account.name,
    account_number: accountNumber(account.number, contract),
    account_type: account.accountType,
    owner_email: account.ownerEmail,
    seats: seatsOf(account),
    created_at: account.createdAt,
    subscription_start_time: account.subscriptionStart,
    subscription_end_time: account.subscriptionEnd,
    reseller: account.reseller,
    bulk_license: account.bulkLicense,
  };
}

function wholeNumber(text: string | null, field: string, otherwise: number, max: number): number {
  if (text === null || text === "") return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > max) throw validationFailed([field]);
  return value;
}
