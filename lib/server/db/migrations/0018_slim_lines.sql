-- In the order in which all who write lock them: what follows takes both.
LOCK TABLE "accounts", "plan_lines" IN ACCESS EXCLUSIVE MODE;--> statement-breakpoint
-- Made anew instead of changed: only so the rows give back the room of the columns that go.
ALTER TABLE "plan_lines" RENAME TO "plan_lines_before";--> statement-breakpoint
CREATE TABLE "plan_lines" (
	"hosts" bigint,
	"next_invoice_date" date,
	"position" integer NOT NULL,
	"account_id" text NOT NULL,
	"path" text NOT NULL,
	"family" text NOT NULL,
	"type" text,
	"status" text
);
--> statement-breakpoint
INSERT INTO "plan_lines" ("hosts", "next_invoice_date", "position", "account_id", "path", "family", "type", "status")
  SELECT "hosts", "next_invoice_date", row_number() OVER (PARTITION BY "account_id" ORDER BY "position", "path") - 1,
    "account_id", "path", "family", "type", "status"
  FROM "plan_lines_before" ORDER BY "account_id", "position";--> statement-breakpoint
DROP TABLE "plan_lines_before";--> statement-breakpoint
ALTER TABLE "plan_lines" ADD CONSTRAINT "plan_lines_account_id_position_pk" PRIMARY KEY("account_id","position");--> statement-breakpoint
ALTER TABLE "plan_lines" ADD CONSTRAINT "plan_lines_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plan_lines_by_day" ON "plan_lines" USING btree ("next_invoice_date");--> statement-breakpoint
ALTER TABLE "sync_state" ADD COLUMN "compacted_at" timestamp with time zone;
