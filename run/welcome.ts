// Why: who starts Doorstep for the first time should know in ten seconds where everything is and what to try.
import type { Ports } from './config.ts';
import { demoPassword, portalPeople, staff } from '../town/index.ts';
import { roleLabels } from '../care/roles.rules.ts';

type Facts = {
  readonly publicUrl: string;
  readonly ports: Ports;
  readonly seeded: boolean;
  readonly moved: readonly string[];
};

function logins(): string[] {
  const first = new Map<string, string>();
  for (const person of [...staff, ...portalPeople])
    if (!first.has(person.role)) first.set(person.role, person.email);
  return [...first].map(
    ([role, email]) => `    ${roleLabels[role as keyof typeof roleLabels].padEnd(26)} ${email}`,
  );
}

/** The text printed when everything runs. */
export function welcome({ publicUrl, ports, seeded, moved }: Facts): string {
  const head = [
    '',
    '  Doorstep is running.',
    '',
    `  Workbench         ${publicUrl}/workbench`,
    `  Provider portal   ${publicUrl}/provider`,
    `  Member portal     ${publicUrl}/member`,
    `  Payer portal      ${publicUrl}/payer`,
    `  Public page       ${publicUrl}/`,
    `  Design language   ${publicUrl}/kit`,
    `  Orders by e-mail  smtp://127.0.0.1:${ports.smtp}`,
  ];
  const town = seeded
    ? [
        `  Mailbox           http://127.0.0.1:${ports.mailboxHttp}   (everything Doorstep sends; nothing leaves this machine)`,
        `  Stand-in payer    http://127.0.0.1:${ports.payer}/x12   (answers X12; POST /control {"mode": "down"} and it is down)`,
        '',
        `  Demo sign-in: open ${publicUrl}/sign-in and click a person, or use an address below with the password “${demoPassword}”`,
        '  (the code for the second step: ./doorstep code ADDRESS; everybody here is invented).',
        ...logins(),
        '',
        '  Try this first',
        `    1. ${publicUrl}/sign-in → a referring office → send an order with a PDF: you get a case number at once.`,
        `    2. Open the mailbox: the acknowledgement names the case manager and the extension.`,
        `    3. Sign in as a care coordinator: the case stands in the worklist with its clocks; open one and read how it came about.`,
      ]
    : [];
  const ported =
    moved.length === 0 ? [] : ['', `  Some usual ports were taken, so others are used: ${moved.join(', ')}.`];
  return [
    ...head,
    ...town,
    ...ported,
    '',
    '  Ctrl-C stops everything; your data is kept. npm start -- --fresh begins again.',
    '',
  ].join('\n');
}
