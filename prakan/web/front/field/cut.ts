// A recording that was cut off: the device stops in the middle of an element (WebM) or a box (MP4), so it ends after the last whole one.
const STRETCH = 256 * 1024; // of the recording in memory at a time
const WEBM = 0x1a45dfa3, SEGMENT = 0x18538067, CLUSTER = 0x1f43b675, BLOCKS = new Set([0xa3, 0xa0, CLUSTER]);
const FTYP = 0x66747970, MDAT = 0x6d646174;

type Bytes = (at: number) => Promise<DataView>; // as many of 16 as there are
/** What begins at a place: where it ends, or where what it holds begins; whether something recorded is in it. */
interface Part { next: number; holds: boolean; recorded: boolean }
type Reads = (head: DataView, at: number) => Part | null;

function reading(blob: Blob): Bytes {
  let from = 0, held = new ArrayBuffer(0);
  return async (at) => {
    const end = Math.min(at + 16, blob.size);
    if (at < from || end > from + held.byteLength) (from = at), (held = await blob.slice(at, at + STRETCH).arrayBuffer());
    return new DataView(held, at - from, Math.max(0, end - at));
  };
}

/** The first bit that is set says how many bytes a number has. */
const wide = (head: DataView, at: number): number => (at < head.byteLength ? Math.clz32(head.getUint8(at)) - 23 : 9);

function number(head: DataView, at: number, bytes: number, first = head.getUint8(at)): number {
  let value = first;
  for (let n = 1; n < bytes; n += 1) value = value * 256 + head.getUint8(at + n);
  return value;
}

// RFC 8794: a kind, a length, then the content; a recorder leaves the length of a segment and of its clusters open (all bits set).
const element: Reads = (head, at) => {
  const kinds = wide(head, 0), lengths = wide(head, kinds), start = kinds + lengths;
  if (kinds > 4 || lengths > 8 || start > head.byteLength) return null;
  const kind = number(head, 0, kinds), length = number(head, kinds, lengths, head.getUint8(kinds) & (0xff >> lengths));
  const open = length === 2 ** (7 * lengths) - 1;
  if (open && kind !== SEGMENT && kind !== CLUSTER) return null;
  return { next: at + start + (open ? 0 : length), holds: open, recorded: BLOCKS.has(kind) };
};

// ISO/IEC 14496-12: a length, a kind, then the content; a recorder writes an index and data in turn.
const box: Reads = (head, at) => {
  if (head.byteLength < 8) return null;
  const short = head.getUint32(0), long = short === 1 && head.byteLength === 16 ? number(head, 8, 8) : short;
  return long < 8 ? null : { next: at + long, holds: false, recorded: head.getUint32(4) === MDAT };
};

function readsOf(head: DataView): Reads | null {
  if (head.byteLength < 8) return null;
  return head.getUint32(0) === WEBM ? element : head.getUint32(4) === FTYP ? box : null;
}

/** The recording up to the end of the last whole piece of sound or picture; as it is when it holds none, or is of another kind. */
export async function upToWhole(blob: Blob): Promise<Blob> {
  const bytes = reading(blob), reads = readsOf(await bytes(0));
  let end = 0;
  for (let at = 0; reads && at < blob.size; ) {
    const part = reads(await bytes(at), at);
    if (!part || part.next > blob.size) break;
    if (part.recorded && !part.holds) end = part.next;
    at = part.next;
  }
  return end ? blob.slice(0, end, blob.type) : blob;
}
