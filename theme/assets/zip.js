/** A ZIP archive of texts, not compressed: what a DOCX is packed in. The form is that of PKWARE's APPNOTE 6.3, 4.3. */

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});
const FIRST_DAY = 0x0021; // 1 January 1980: the same content gives the same bytes

/** @param {Uint8Array} bytes @returns {number} the checksum CRC-32 */
function checksum(bytes) {
  let sum = ~0;
  for (const byte of bytes) sum = (sum >>> 8) ^ TABLE[(sum ^ byte) & 0xff];
  return ~sum >>> 0;
}

/** @param {[number, 2 | 4][]} fields values with their bytes, least significant first */
function record(...fields) {
  const view = new DataView(new ArrayBuffer(fields.reduce((all, [, size]) => all + size, 0)));
  let at = 0;
  for (const [value, size] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return new Uint8Array(view.buffer);
}

/**
 * @param {Record<string, string>} files path → text
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function zip(files) {
  const encoder = new TextEncoder();
  /** @type {Uint8Array[]} */
  const parts = [];
  /** @type {Uint8Array[]} */
  const directory = [];
  let offset = 0;
  for (const [path, text] of Object.entries(files)) {
    const [name, data] = [encoder.encode(path), encoder.encode(text)];
    /** @type {[number, 2 | 4][]} */
    const about = [[20, 2], [0x0800, 2], [0, 2], [0, 2], [FIRST_DAY, 2], [checksum(data), 4], [data.length, 4], [data.length, 4], [name.length, 2], [0, 2]];
    const head = record([0x04034b50, 4], ...about);
    directory.push(record([0x02014b50, 4], [20, 2], ...about, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), name);
    parts.push(head, name, data);
    offset += head.length + name.length + data.length;
  }
  const size = directory.reduce((all, part) => all + part.length, 0);
  const count = directory.length / 2;
  const end = record([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2]);
  const archive = new Uint8Array(offset + size + end.length);
  let at = 0;
  for (const part of [...parts, ...directory, end]) {
    archive.set(part, at);
    at += part.length;
  }
  return archive;
}
