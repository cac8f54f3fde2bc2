// Why: a wrong setting must be told before the first order arrives, in words, and never be half believed.

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { choosePorts, configTable, readConfig, secretOf, settings } from './config.ts';
import { anyFreePort } from './embedded/ports.ts';

test('nothing set means the embedded database and the invented town', () => {
  const config = readConfig({});
  expect(config.DATABASE_URL).toBeUndefined();
  expect(config.town).toBe('seeded');
  expect(config.DOORSTEP_HTTP_PORT).toBe(8080);
});

test('a database of one’s own is not filled with invented people unless asked', () => {
  const url = 'postgres://owner@127.0.0.1/doorstep';
  expect(readConfig({ DATABASE_URL: url }).town).toBe('none');
  expect(readConfig({ DATABASE_URL: url, DOORSTEP_TOWN: 'seeded' }).town).toBe('seeded');
});

test('every wrong or misspelt variable is named at once', () => {
  const wrong = { DOORSTEP_HTTP_PORT: 'eighty', DATABASE_URL: 'mysql://x', DOORSTEP_HTPP_PORT: '1' };
  expect(() => readConfig(wrong)).toThrow(
    /DATABASE_URL[^]*DOORSTEP_HTTP_PORT[^]*DOORSTEP_HTPP_PORT: Doorstep knows no/,
  );
});

test('a taken default port gives way, a taken port that was asked for is refused in words', async () => {
  const taken = await anyFreePort();
  const server = createServer();
  await new Promise<void>((ready) => server.listen(taken, '127.0.0.1', ready));
  const asked = readConfig({ DOORSTEP_HTTP_PORT: String(taken) });
  await expect(choosePorts(asked)).rejects.toThrow(/another program listens/);
  const ports = await choosePorts({ ...readConfig({}), DOORSTEP_HTTP_PORT: taken });
  expect(ports.http).not.toBe(taken);
  expect(ports.moved).toContain('DOORSTEP_HTTP_PORT');
  await new Promise((done) => server.close(done));
});

test('the four ports are four different ones', async () => {
  const ports = await choosePorts(readConfig({}));
  expect(new Set([ports.http, ports.smtp, ports.mailboxSmtp, ports.mailboxHttp]).size).toBe(4);
});

test('the secret is made once and closed to others', () => {
  const home = mkdtempSync(join(tmpdir(), 'doorstep-home-'));
  const config = readConfig({ DOORSTEP_HOME: home });
  const secret = secretOf(config);
  expect(secret.length).toBeGreaterThanOrEqual(32);
  expect(secretOf(config)).toBe(secret);
  expect(statSync(join(home, 'secret')).mode & 0o777).toBe(0o600);
  rmSync(home, { recursive: true });
});

test('the README’s table has a row for every variable', () => {
  expect(configTable().map((row) => row.name)).toEqual(Object.keys(settings));
});
