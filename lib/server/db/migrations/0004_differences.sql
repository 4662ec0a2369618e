CREATE TABLE "plan_differences" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"after_at" timestamp with time zone NOT NULL,
	"by_at" timestamp with time zone NOT NULL,
	"before_version" text NOT NULL,
	"after_version" text NOT NULL,
	"before_raw" jsonb,
	"after_raw" jsonb,
	"change_ids" text[] NOT NULL,
	"lines" jsonb,
	"resembles" text
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "changed_elsewhere_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "plan_differences" ADD CONSTRAINT "plan_differences_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "plan_differences_once" ON "plan_differences" USING btree ("account_id","before_version","after_version","after_at");--> statement-breakpoint
CREATE INDEX "plan_differences_by_account" ON "plan_differences" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "plan_differences_by_time" ON "plan_differences" USING btree ("by_at");--> statement-breakpoint
CREATE INDEX "plan_differences_undecided" ON "plan_differences" USING btree ("account_id") WHERE lines is null;