CREATE TABLE "request_caps" (
	"key" text PRIMARY KEY NOT NULL,
	"arrival" timestamp with time zone NOT NULL
);
