// Why: a house in a process of its own, to be killed with `kill -9`: api, worker and mail door as `start` runs them, the
// partners outside, so that they outlive it as real ones do.
import { startApi } from '../run/api.ts';
import { openHouse, type HouseOptions } from '../run/house.ts';

const options = JSON.parse(process.argv[2] ?? '{}') as HouseOptions;
const house = await openHouse(options);
house.startWorker();
const { address } = await startApi(house, 0, false);
const { port } = await house.listen(0);
process.send?.({ url: address, mailPort: port });
// Whoever started it is gone: nobody is left to end it.
process.on('disconnect', () => process.exit(0));
