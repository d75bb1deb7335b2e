// Bytes in and out of words, digests, and AES-256-GCM under the device's secret.
import { sha256 } from "@noble/hashes/sha2.js";

export type Bytes = Uint8Array<ArrayBuffer>;
const NONCE = 12;
const utf8 = new TextEncoder();

export const bytesOf = (text: string): Bytes => utf8.encode(text) as Bytes;
export const textOf = (bytes: Uint8Array) => new TextDecoder("utf-8", { fatal: true }).decode(bytes);
export const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
export const digestOf = (text: string) => hex(sha256(bytesOf(text)));
export const random = (size: number): Bytes => crypto.getRandomValues(new Uint8Array(size));

export function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

export const fromBase64 = (text: string): Bytes => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

export const keyOf = (secret: Bytes) => crypto.subtle.importKey("raw", secret, "AES-GCM", false, ["encrypt", "decrypt"]);

/** The key that wraps the secret: from the person's code, slow on purpose. */
export async function keyOfCode(code: string, salt: Bytes, rounds: number): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey("raw", bytesOf(code.normalize("NFC")), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return crypto.subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** Nonce, then what was encrypted; `place` says where it belongs, so that nothing can be put elsewhere. */
export async function seal(key: CryptoKey, place: string, plain: Bytes): Promise<Bytes> {
  const nonce = random(NONCE);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: bytesOf(place) }, key, plain);
  const whole = new Uint8Array(NONCE + sealed.byteLength);
  whole.set(nonce);
  whole.set(new Uint8Array(sealed), NONCE);
  return whole;
}

export async function unseal(key: CryptoKey, place: string, sealed: Bytes): Promise<Bytes> {
  const how = { name: "AES-GCM", iv: sealed.subarray(0, NONCE), additionalData: bytesOf(place) };
  return new Uint8Array(await crypto.subtle.decrypt(how, key, sealed.subarray(NONCE)));
}
