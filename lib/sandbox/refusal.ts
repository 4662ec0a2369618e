/** A field that failed, as Zoom lists it under `errors`. */
export type FieldError = { field: string; message: string };

type RefusalDetail = {
  /** HTTP status under both contracts; without it contract.ts decides. */
  status?: number;
  /** The message stood under a pseudo answer HTTP 200 or 300 in the references of 2021. */
  pseudo?: boolean;
  errors?: FieldError[];
};

/** A request that Zoom would refuse: `code` and `message` are what its body says. */
export class Refusal extends Error {
  readonly code: number;
  readonly detail: RefusalDetail;

  constructor(code: number, message: string, detail: RefusalDetail = {}) {
    super(message);
    this.name = "Refusal";
    this.code = code;
    this.detail = detail;
  }
}

/** A billing rule was broken: code 2100, HTTP 400. */
export function ruleRefusal(message: string): Refusal {
  return new Refusal(2100, message);
}

/** A message listed under HTTP 200 or 300 in 2021; `code` says which. */
export function pseudoRefusal(code: 200 | 300, message: string): Refusal {
  return new Refusal(code, message, { pseudo: true });
}

/** Fields that fail the body schema: code 300, HTTP 400 under both contracts (references/errors). */
export function validationFailed(fields: string[]): Refusal {
  const errors = fields.map((field) => ({ field, message: "Invalid field." }));
  return new Refusal(300, "Validation Failed.", { errors });
}

/** The account is not one of this master's: code 2001, HTTP 404. */
export function accountUnknown(accountId: string): Refusal {
  return new Refusal(2001, `Account does not exist: ${accountId}.`);
}
