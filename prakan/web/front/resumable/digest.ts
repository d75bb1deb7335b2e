// Digests: of the whole file piece by piece, so that memory stays flat, and of one part on its way.
import { sha256 } from "@noble/hashes/sha2.js";

const PIECE = 2 * 1024 * 1024;

export async function digestOf(file: File, seen: (bytes: number) => boolean): Promise<string | null> {
  const hash = sha256.create();
  for (let at = 0; at < file.size; at += PIECE) {
    hash.update(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()));
    if (!seen(Math.min(at + PIECE, file.size))) return null;
  }
  return [...hash.digest()].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export async function checksumOf(part: Blob): Promise<string> {
  const bytes = new Uint8Array(await part.arrayBuffer());
  const digest = crypto.subtle ? new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)) : sha256(bytes);
  return `sha256 ${btoa(String.fromCharCode(...digest))}`;
}
