import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { api } from '../../../api/client.ts';
import type { Account, Codes, PasskeyQuestion, PasskeyWish } from '../../../api/types.ts';

/** Asks the device for a new passkey of the account and keeps it; answers recovery codes, if there are new ones. */
export async function createPasskey(account: Account, name: string): Promise<readonly string[]> {
  const wish = await api.post<PasskeyWish>('/api/v1/account/passkeys/challenges', {});
  const made = await startRegistration({
    optionsJSON: {
      challenge: wish.challenge,
      rp: { id: wish.rpId, name: 'Forecourt' },
      user: { id: wish.userId, name: account.email, displayName: account.name },
      // ES256, EdDSA and RS256: what authenticators in use can do.
      pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: 'public-key' as const, alg })),
      excludeCredentials: descriptors(wish.exclude),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
    },
  });
  const { clientDataJSON, attestationObject, transports } = made.response;
  const body = { name, id: made.id, clientDataJSON, attestationObject, transports: transports ?? [] };
  return (await api.post<Codes>('/api/v1/account/passkeys', body)).codes;
}

/** Lets the device sign what the server asked. */
export async function answerPasskey({ challenge, rpId, allow }: PasskeyQuestion) {
  const { id, response } = await startAuthentication({
    optionsJSON: {
      challenge,
      rpId,
      allowCredentials: descriptors(allow),
      userVerification: allow.length === 0 ? 'required' : 'preferred',
    },
  });
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  return { id, clientDataJSON, authenticatorData, signature, ...(userHandle ? { userHandle } : {}) };
}

function descriptors(known: PasskeyQuestion['allow']) {
  return known.map(({ id, transports }) => ({
    id,
    type: 'public-key' as const,
    transports: transports as AuthenticatorTransport[],
  }));
}

/** Whoever closes the window of the device has changed their mind: that is no error to be told. */
export function isCancelled(error: unknown): boolean {
  return error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'AbortError');
}
