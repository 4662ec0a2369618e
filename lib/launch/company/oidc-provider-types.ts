/** What is used of `oidc-provider`, which brings no types. */
declare module "oidc-provider" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  export type Claims = Record<string, unknown>;
  /** A sign-in that waits for the person; `params` are those of the request that began it. */
  export type Interaction = { uid: string; params: Record<string, string | undefined> };
  export type Grant = { addOIDCScope(scope: string): void; save(): Promise<string> };
  type Asking = {
    oidc: {
      client: { clientId: string };
      session: { accountId: string };
      provider: { Grant: new (of: { clientId: string; accountId: string }) => Grant };
    };
  };
  type Account = { accountId: string; claims(): Claims };

  export type Configuration = {
    clients: Record<string, unknown>[];
    jwks: { keys: object[] };
    cookies: { keys: string[] };
    claims: Record<string, string[]>;
    conformIdTokenClaims: boolean;
    features: Record<string, { enabled: boolean }>;
    pkce: { required: () => boolean };
    ttl: Record<string, number>;
    interactions: { url: (asking: unknown, interaction: Interaction) => string };
    findAccount: (asking: unknown, id: string) => Account | undefined;
    loadExistingGrant: (asking: Asking) => Promise<Grant>;
  };

  type Login = { login: { accountId: string; ts: number } };

  export default class Provider {
    constructor(issuer: string, configuration: Configuration);
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: Login): Promise<void>;
  }
}
