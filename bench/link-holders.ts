// Why: a link is forwarded, found and kept sooner than a person is, so whoever holds one is a kind of caller of its own: with the
// wrong date of birth, after it has expired, been revoked or been tried too often, it reads like a link that never was.
import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import type { Link } from './harvest.ts';
import { plain } from './looks-absent.ts';
import type { Sender } from './send-request.ts';

/** A door of the links: where it is, which kinds of link it serves, and what is sent beside the link. */
type LinkDoor = {
  readonly name: string;
  readonly path: string;
  readonly serves: readonly string[];
  readonly more: object;
};

/** The doors a link opens. `prove routes` names every gate, so that a new one cannot be forgotten here. */
export const linkDoors: readonly LinkDoor[] = [
  {
    name: 'openLink',
    path: '/api/links/open',
    serves: ['referral', 'appointment', 'survey', 'questions'],
    more: {},
  },
  {
    name: 'answerTimeByLink',
    path: '/api/links/answer-time',
    serves: ['appointment'],
    more: { answer: 'confirm' },
  },
  {
    name: 'answerAskedByLink',
    path: '/api/links/answer-asked',
    serves: ['questions'],
    more: { answers: [{ field: 'clinicianName', said: 'Dr. Somebody' }] },
  },
  {
    name: 'answerSurveyByLink',
    path: '/api/links/answer-survey',
    serves: ['survey'],
    more: { answers: { came: 'yes' } },
  },
];

const nobodys = 'a-link-that-never-was-in-any-letter-at-all';
const spoiled = {
  'an expired link': `expires_at = '2001-01-01T00:00:00Z'`,
  'a revoked link': `revoked_at = '2001-01-01T00:00:00Z'`,
  'a link tried too often': 'failed_count = 5',
};

/** Knocks at every door of the links with every kind of link; says what was wrong, and how many checks were made. */
export async function asLinkHolders(
  sender: Sender,
  database: Client,
  links: readonly Link[],
): Promise<{ checks: number; violations: string[] }> {
  const violations: string[] = [];
  let checks = 0;
  const knock = async (door: LinkDoor, token: string, birthOn: string) => {
    checks += 1;
    const body = JSON.stringify({ token, birthOn, ...door.more });
    return await sender.send({ method: 'POST', path: door.path, body });
  };
  const spoil = async (token: string, how: string) =>
    await database.query(`update base.signed_link set ${how} where token_hash = $1`, [
      createHash('sha256').update(token).digest(),
    ]);
  for (const door of linkDoors) {
    const absent = plain(await knock(door, nobodys, '1950-03-04'), '');
    const reads = async (kind: string, token: string, birthOn: string) => {
      const seen = plain(await knock(door, token, birthOn), '');
      if (seen !== absent)
        violations.push(`${door.name} answers ${kind} otherwise than a link that never was`);
    };
    for (const kind of ['referral', 'appointment', 'survey', 'questions']) {
      const of = links.filter((one) => one.kind === kind);
      const [first] = of;
      const second = of.at(-1);
      if (first === undefined || second === undefined) {
        violations.push(`There is no link to a ${kind}: nothing is proven of it`);
        continue;
      }
      await reads('a wrong date of birth', first.token, '1901-01-01');
      const answer = await knock(door, first.token, first.birthOn);
      const serves = door.serves.includes(kind);
      // What was answered before may be over by now, and says so; it is not hidden.
      if (serves && answer.status !== 200 && answer.status !== 409)
        violations.push(`${door.name} does not open to a link of its kind: ${answer.status.toString()}`);
      if (!serves && answer.status < 400) violations.push(`${door.name} opens to a link to a ${kind}`);
      if (!serves && answer.body.includes(first.caseNumber))
        violations.push(`${door.name} shows the case to a link to a ${kind}`);
      for (const [name, how] of Object.entries(spoiled)) {
        await spoil(second.token, how);
        await reads(name, second.token, second.birthOn);
        await spoil(second.token, `expires_at = '2999-01-01T00:00:00Z', revoked_at = null, failed_count = 0`);
      }
      await spoil(first.token, 'failed_count = 0');
    }
  }
  return { checks, violations };
}
