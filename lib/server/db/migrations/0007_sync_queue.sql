CREATE TABLE "account_checks" (
	"account_id" text PRIMARY KEY NOT NULL,
	"read_at" timestamp with time zone,
	"tried_at" timestamp with time zone DEFAULT 'epoch'::timestamptz NOT NULL,
	"due_at" timestamp with time zone DEFAULT 'epoch'::timestamptz NOT NULL,
	"class" smallint DEFAULT 6 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone DEFAULT 'epoch'::timestamptz NOT NULL,
	"viewed_at" timestamp with time zone,
	"changed_at" timestamp with time zone,
	"missed" smallint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_renewals" (
	"account_id" text PRIMARY KEY NOT NULL,
	"next_renewal_date" date,
	"amount" numeric,
	"auto_renew" boolean,
	"subscriptions" jsonb NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sync_pace" (
	"id" integer PRIMARY KEY NOT NULL,
	"per_second" double precision NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sync_state" (
	"id" integer PRIMARY KEY NOT NULL,
	"paused_by" text,
	"paused_at" timestamp with time zone,
	"shrunk_before" integer,
	"shrunk_now" integer,
	"accepted_count" integer,
	"renewals_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "sync_runs" ADD COLUMN "asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sync_runs" ADD COLUMN "walked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sync_runs" ADD COLUMN "walk_lease_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "account_checks" ADD CONSTRAINT "account_checks_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_renewals" ADD CONSTRAINT "account_renewals_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_checks_due" ON "account_checks" USING btree ("class","due_at");--> statement-breakpoint
CREATE INDEX "account_checks_tried" ON "account_checks" USING btree ("tried_at");--> statement-breakpoint
CREATE INDEX "account_checks_read" ON "account_checks" USING btree ("read_at","account_id");--> statement-breakpoint
CREATE INDEX "account_checks_missed" ON "account_checks" USING btree ("account_id") WHERE missed > 0;--> statement-breakpoint
UPDATE "sync_runs" SET "state" = 'failed', "finished_at" = now() WHERE "state" = 'running';--> statement-breakpoint
CREATE UNIQUE INDEX "sync_runs_one_running" ON "sync_runs" USING btree ("state") WHERE state = 'running';