// Reads a zip as a learning platform or an unpacker does: by its directory.

import { inflateRawSync } from 'node:zlib';

/**
 * @typedef {object} ZipEntry
 * @property {string} name
 * @property {Buffer} data
 * @property {string} changed  the time that it carries, as in ISO 8601
 */

/** The files of a zip, in their order. @param {Buffer} zip @returns {ZipEntry[]} */
export function unzip(zip) {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0) throw new Error('not a zip');
  const count = zip.readUInt16LE(end + 10);
  /** @type {ZipEntry[]} */
  const entries = [];
  for (let i = 0, at = zip.readUInt32LE(end + 16); i < count; i++) {
    const [time, day] = [zip.readUInt16LE(at + 12), zip.readUInt16LE(at + 14)];
    const [named, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const name = zip.toString('utf8', at + 46, at + 46 + named);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
    entries.push({
      name,
      data: zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed),
      changed: `${1980 + (day >> 9)}-${two((day >> 5) & 15)}-${two(day & 31)}T${two(time >> 11)}:${two((time >> 5) & 63)}:${two((time & 31) * 2)}`,
    });
    at += 46 + named + extra + comment;
  }
  return entries;
}
