// Why: the thin door to the code sets; they are public data, so whoever is signed in may ask.
import { openDoor, type Door } from '../../base/http/door.ts';
import { checkCode } from './check-code.ts';
import { checkCodes, type CodeNote } from './codes.contract.ts';

export const codesDoors: Door[] = [
  openDoor(checkCodes, async ({ tx, body }) => {
    const items: CodeNote[] = [];
    for (const { kind, text } of body.codes) {
      const { standing, code, sentence, name } = await checkCode(tx, kind, text, body.on);
      items.push({ kind, text, standing, code, sentence, name: name ?? null });
    }
    return { items };
  }),
];
