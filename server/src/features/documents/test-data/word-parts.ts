import { inflateRawSync } from 'node:zlib';

/** The parts of a packed Word file by their names. */
export function partsOf(docx: Uint8Array): ReadonlyMap<string, string> {
  const bytes = Buffer.from(docx);
  const parts = new Map<string, string>();
  for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 4)) {
    const name = bytes.subarray(at + 46, at + 46 + bytes.readUInt16LE(at + 28)).toString();
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 20));
    parts.set(name, (bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString());
  }
  return parts;
}

export interface Element { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly children: Element[] }

/** The elements of a part, without their texts; throws where an element is not closed by its own name. */
export function elementsOf(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  for (const [, close, name = '', rest = '', empty] of xml.matchAll(/<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*"[^"]*")*)\s*(\/?)>/gu)) {
    if (close === '/') {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes another element`);
      continue;
    }
    const element: Element = { name, attributes: Object.fromEntries([...rest.matchAll(/([\w:.-]+)\s*=\s*"([^"]*)"/gu)].map((each) => [each[1] ?? '', each[2] ?? ''])), children: [] };
    open.at(-1)?.children.push(element);
    if (empty !== '/') open.push(element);
  }
  if (open.length !== 1) throw new Error(`${open.at(-1)?.name ?? ''} is never closed`);
  return root;
}

export function* everyElement(of: Element): Generator<Element> {
  for (const child of of.children) { yield child; yield* everyElement(child); }
}
