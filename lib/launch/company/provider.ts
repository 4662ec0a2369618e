import { generateKeyPairSync, randomBytes } from "node:crypto";
import Provider from "oidc-provider";
import type { Directory } from "@/lib/launch/company/directory";

const SCOPES = "openid profile email";

/** The one application that may ask this company who somebody is. */
export type Client = { id: string; secret: string; redirectUri: string };

/** An OpenID Connect provider whose id tokens carry the groups of the directory as they are at that moment. */
export function createProvider(issuer: string, client: Client, directory: Directory): Provider {
  return new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [client.redirectUri],
        response_types: ["code"],
        grant_types: ["authorization_code"],
      },
    ],
    jwks: { keys: [freshKey()] },
    cookies: { keys: [randomBytes(32).toString("base64url")] },
    claims: { openid: ["sub"], profile: ["name", "groups"], email: ["email"] },
    // Else the claims of scopes are only given at the userinfo endpoint.
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    ttl: { Session: 3600, Interaction: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    interactions: { url: (_, { uid }) => `/sign-in/${uid}` },
    findAccount: (_, id) => {
      const person = directory.find(id);
      if (!person) return undefined;
      const { name, groups } = person;
      return { accountId: id, claims: () => ({ sub: id, name, groups, email: `${id}@company.example` }) };
    },
    // Nobody is asked whether Plandesk may know their name.
    loadExistingGrant: async ({ oidc }) => {
      const of = { clientId: oidc.client.clientId, accountId: oidc.session.accountId };
      const grant = new oidc.provider.Grant(of);
      grant.addOIDCScope(SCOPES);
      await grant.save();
      return grant;
    },
  });
}

function freshKey(): object {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: "key-1" };
}
