// Why: the stand-in payer runs beside the house as a process of its own, as a partner does: it can hang or die without
// taking the house along, and ends with it.
import { startPayer } from './payer.ts';

const payer = await startPayer({ port: Number(process.argv[2] ?? '0') });
process.send?.({ port: payer.port });
const end = () => void payer.close().then(() => process.exit(0));
process.on('SIGTERM', end);
// Ctrl-C reaches the whole group; the house says when it is over.
process.on('SIGINT', () => undefined);
process.on('disconnect', end);
