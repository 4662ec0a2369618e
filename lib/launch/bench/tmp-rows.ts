import { metRow } from "@/lib/server/services/accounts/page-rows";
import { accountRow } from "@/lib/server/services/accounts/account-row";
import { accountFilter, orderRange } from "@/lib/server/services/accounts/account-filter";
import { accountOrder } from "@/lib/server/services/accounts/account-order";
import { walkStatement } from "@/lib/server/services/accounts/page-statement";
import { accountQuerySchema } from "@/lib/domain/account-query";
import { statementText } from "@/lib/server/db/statement-text";

const rows = Array.from({ length: 51 }, (_, i) => ["abcdefghijklmnopqrst" + i, "Company name " + i, "3000" + i, "owner" + i + "@example.com", "Business", "active", null, "business_monthly", 100 - i, 2, ["plan_webinar", "plan_room"], "2027-01-15", "100", "2026-11-21T09:00:00.123+00:00", true, i]);
const text = JSON.stringify(rows);
function bench(name: string, f: () => unknown) { for (let i = 0; i < 2000; i++) f(); const t = performance.now(); for (let i = 0; i < 3000; i++) f(); console.log(name, ((performance.now() - t) / 3000).toFixed(4)); }
bench("parse", () => JSON.parse(text));
const parsed = JSON.parse(text);
bench("metRow", () => parsed.map(metRow));
const met = parsed.map(metRow);
bench("accountRow", () => met.map(accountRow));
const items = met.map(accountRow);
bench("stringify", () => JSON.stringify({ items }));
bench("all", () => JSON.stringify({ items: JSON.parse(text).map(metRow).map(accountRow) }));
const query = accountQuerySchema.parse({ status: "active", sort: "-hosts", limit: 50 } as never);
const now = new Date();
bench("build", () => statementText(walkStatement(accountFilter(query, now), orderRange(query), accountOrder(query.sort), { backwards: false, behind: null, missing: false, limit: 51 })));
bench("zod", () => accountQuerySchema.parse({ status: "active", sort: "-hosts", limit: "50" } as never));
