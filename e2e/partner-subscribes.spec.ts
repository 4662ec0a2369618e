import { SCENARIO } from "@/lib/sandbox/scenarios/ids";
import { choose, confirm, expectReceipt, openAccount, planRow, review, writesTo } from "./account-steps";
import { expect, test } from "./fixtures";

const contact = {
  first_name: "Adaeze",
  last_name: "Lindqvist",
  email: "billing@larkfield.example",
  phone_number: "+1 512 555 0187",
  address: "88 Cedar Row",
  zip: "78701",
  city: "Austin",
  state: "TX",
  country: "US",
};

test("A partner subscribes the free account with base plan, webinar, large meeting and audio", async ({
  page,
  signIn,
  zoom,
}) => {
  await signIn("partner");
  await openAccount(page, SCENARIO.free);
  await page.getByRole("main").getByRole("link", { name: "Subscribe" }).first().click();
  const field = (name: string) => page.getByRole("textbox", { name, exact: true });
  await field("First name").fill(contact.first_name);
  await field("Last name").fill(contact.last_name);
  await field("E-mail").fill(contact.email);
  await field("Phone").fill(contact.phone_number);
  await field("Address").fill(contact.address);
  await field("Post code").fill(contact.zip);
  await field("City").fill(contact.city);
  await choose(page, "Country", "united states", "US");
  await page.getByRole("combobox", { name: "State or region" }).selectOption({ label: "Texas" });

  await choose(page, "Plan", "biz annual", "business_yearly");
  await field("Hosts").fill("30");
  await choose(page, "Add an add-on", "webinar500_yearly", "webinar500_yearly");
  await field("Hosts of Webinar 500 Annual").fill("3");
  await choose(page, "Add an add-on", "large500_yearly", "large500_yearly");
  await field("Hosts of 500 Participants meeting Annual").fill("5");
  await choose(page, "Add an add-on", "tollfree_payongo", "tollfree_payongo");
  await choose(page, "Toll-free countries", "sweden", "SE");
  await page.keyboard.press("Escape");
  await field("Purchase order number optional").fill("PO-4471");

  await review(page);
  await confirm(page, "Subscribe with 30 hosts", "Contract LK-2 signed");
  await expectReceipt(page, "Applied");

  const { applied, refused } = await writesTo(zoom, SCENARIO.free);
  expect(refused).toEqual([]);
  expect(applied.map(({ method, body }) => ({ method, body }))).toEqual([
    {
      method: "POST",
      body: {
        contact,
        plan_base: { type: "business_yearly", hosts: 30 },
        plan_webinar: [{ type: "webinar500_yearly", hosts: 3 }],
        plan_large_meeting: [{ type: "large500_yearly", hosts: 5 }],
        plan_audio: { type: "tollfree_payongo", tollfree_countries: "SE" },
        subscription_options: { purchase_order_number: "PO-4471" },
      },
    },
  ]);

  await page.getByRole("main").getByRole("link", { name: "Changes" }).click();
  const entry = page.getByRole("row").filter({ hasText: "Larkfield Studios" });
  await expect(entry).toContainText("Applied");
  await expect(entry).toContainText("Subscribe");

  await openAccount(page, SCENARIO.free);
  await expect(planRow(page, "business_yearly")).toContainText("30");
  await expect(planRow(page, "webinar500_yearly")).toContainText("3");
  await expect(planRow(page, "large500_yearly")).toContainText("5");
  await expect(planRow(page, "tollfree_payongo")).toBeVisible();
});

test("A partner who leaves fields empty is led to the first and nothing is sent", async ({
  page,
  signIn,
  zoom,
}) => {
  await signIn("partner");
  await openAccount(page, SCENARIO.free2);
  await page.getByRole("main").getByRole("link", { name: "Subscribe" }).first().click();
  await page.getByRole("textbox", { name: "Last name" }).fill("Marsh");
  await page.getByRole("button", { name: "Check and review" }).click();
  const first = page.getByRole("textbox", { name: "First name" });
  await expect(first).toBeFocused();
  await expect(first).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByRole("textbox", { name: "Last name" })).toHaveValue("Marsh");
  expect(await writesTo(zoom, SCENARIO.free2)).toEqual({ applied: [], refused: [] });
});
