CREATE TABLE "zoom_processes" (
	"id" text PRIMARY KEY NOT NULL,
	"waiting" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"waiting_at" timestamp with time zone,
	"breakers" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "rate_limits" ADD COLUMN "pace" double precision DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "rate_limits" ADD COLUMN "slowed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "rate_limits" ADD COLUMN "limited_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "zoom_token" ADD COLUMN "failures" integer DEFAULT 0 NOT NULL;