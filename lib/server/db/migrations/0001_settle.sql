ALTER TABLE "changes" ADD COLUMN "settled_by_id" text;--> statement-breakpoint
ALTER TABLE "changes" ADD COLUMN "settled_by_name" text;--> statement-breakpoint
ALTER TABLE "changes" ADD COLUMN "settle_reason" text;