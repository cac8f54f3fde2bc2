// Why: a test has to kill a whole program that owns a database, so there must be one to kill. Started only by
// embedded.test.ts with the folder as its argument.

import { Client } from 'pg';
import { startEmbedded } from './embedded.ts';

const [dir = ''] = process.argv.slice(2);
const database = await startEmbedded({ dir });
const client = new Client(database.url);
await client.connect();
await client.query(`insert into promise values ('kept')`);
process.send?.('ready');
setInterval(() => undefined, 1000);
