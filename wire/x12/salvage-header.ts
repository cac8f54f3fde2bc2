// Why: an ISA with an unusable delimiter cannot be cut, but its fields stand at fixed bytes: enough to tell its sender so.
import type { ReceivedInterchange } from './received.types.ts';

const fits = (text: string) => /^[A-Za-z0-9 .&'()-]*$/.test(text) && text.trim() !== '';

/** Whom to answer and about what, from the first bytes of an input; undefined when that cannot be told. */
export function salvageHeader(
  head: Buffer,
):
  | Pick<ReceivedInterchange, 'sender' | 'receiver' | 'day' | 'time' | 'control' | 'usage' | 'wantsReceipt'>
  | undefined {
  const text = head
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .replace(/^[\r\n]+/, '');
  if (!text.startsWith('ISA') || text.length < 106) return undefined;
  const [sender, receiver, control] = [text.slice(35, 50), text.slice(54, 69), text.slice(90, 99)];
  if (!fits(sender) || !fits(receiver) || !/^[0-9]{9}$/.test(control)) return undefined;
  return {
    sender: { qualifier: text.slice(32, 34), id: sender.trimEnd() },
    receiver: { qualifier: text.slice(51, 53), id: receiver.trimEnd() },
    day: text.slice(70, 76),
    time: text.slice(77, 81),
    control,
    usage: text[102] === 'T' ? 'T' : 'P',
    wantsReceipt: text[100] === '1',
  };
}
