// Why: whether an envelope is broken is judged a second time by code that shares nothing with the codec: it splits text and
// counts. What it finds broken the codec must not accept.

type Walk = { readonly text: string; at: number };

/** The next segment's elements by these separators; undefined when no terminator comes. Binary ones by their length. */
function next(walk: Walk, element: string, terminator: string): string[] | undefined {
  while (/[\r\n]/.test(walk.text[walk.at] ?? '') && walk.text[walk.at] !== terminator) walk.at += 1;
  const head = walk.text.slice(walk.at, walk.at + 60).split(element);
  const lengthAt = head[0] === 'BIN' ? 1 : head[0] === 'BDS' ? 2 : 0;
  const said = head[lengthAt] ?? '';
  if (lengthAt > 0 && head.length > lengthAt + 1 && /^[0-9]+$/.test(said)) {
    const before = head.slice(0, lengthAt + 1).join(element).length + 1;
    const end = walk.at + before + Number(said);
    if (walk.text[end] !== terminator) return undefined;
    walk.at = end + 1;
    return head.slice(0, lengthAt + 1);
  }
  const end = walk.text.indexOf(terminator, walk.at);
  if (end === -1) return undefined;
  const elements = walk.text.slice(walk.at, end).split(element);
  walk.at = end + 1;
  return elements;
}

type Frame = { readonly control: string; count: number };

/** Holds one segment against what is open; a sentence when it breaks the envelope. */
function take(
  open: { group?: Frame; set?: Frame; interchange: Frame },
  elements: readonly string[],
): string | undefined {
  const [id, a = '', b = ''] = elements;
  const counted = (frame: Frame | undefined) =>
    frame === undefined
      ? `${id ?? ''} closes nothing`
      : Number(a) === frame.count && b === frame.control
        ? undefined
        : `${id ?? ''} contradicts`;
  if (id === 'GS') {
    if (open.group !== undefined) return 'GS inside a group';
    open.interchange.count += 1;
    open.group = { control: elements[6] ?? '', count: 0 };
    return undefined;
  }
  if (id === 'ST') {
    if (open.group === undefined || open.set !== undefined) return 'ST out of place';
    open.group.count += 1;
    open.set = { control: b, count: 1 };
    return undefined;
  }
  if (id === 'SE') {
    if (open.set !== undefined) open.set.count += 1;
    const say = counted(open.set);
    delete open.set;
    return say;
  }
  if (id === 'GE') {
    const say = open.set === undefined ? counted(open.group) : 'GE inside a transaction';
    delete open.group;
    return say;
  }
  if (open.set === undefined)
    return id === 'TA1' && open.group === undefined ? undefined : `${id ?? ''} outside`;
  open.set.count += 1;
  return undefined;
}

/** Why the envelope of these bytes is broken, or undefined when it is whole: control numbers, counts, nesting, ends. */
export function brokenEnvelope(bytes: Buffer): string | undefined {
  const walk: Walk = { text: bytes.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, ''), at: 0 };
  let interchanges = 0;
  for (;;) {
    while (/[\r\n]/.test(walk.text[walk.at] ?? '')) walk.at += 1;
    const rest = walk.text.slice(walk.at);
    if (/^[\0-\x20]*$/.test(rest)) return interchanges === 0 ? 'nothing in it' : undefined;
    if (!rest.startsWith('ISA') || rest.length < 106) return 'no ISA';
    const [element = '', terminator = ''] = [rest[3], rest[105]];
    const isa = rest.slice(0, 105).split(element);
    if (isa.length !== 17) return 'ISA has not sixteen elements';
    walk.at += 106;
    const open: { group?: Frame; set?: Frame; interchange: Frame } = {
      interchange: { control: isa[13] ?? '', count: 0 },
    };
    for (;;) {
      const elements = next(walk, element, terminator);
      if (elements === undefined) return 'no end';
      if (elements[0] === 'ISA') return 'ISA inside an interchange';
      if (elements[0] === 'IEA') {
        if (open.group !== undefined || open.set !== undefined) return 'IEA inside a group';
        const { count, control } = open.interchange;
        if (Number(elements[1]) !== count || elements[2] !== control) return 'IEA contradicts';
        break;
      }
      const say = take(open, elements);
      if (say !== undefined) return say;
    }
    interchanges += 1;
  }
}
