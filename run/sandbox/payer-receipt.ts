// Why: whatever is no question that can be answered on the line gets what any partner sends first: the receipt (TA1 or 999) of
// its interchange, with what is wrong at its place.
import { acknowledge, receiveX12, transactionSpecs } from '../../wire/x12/index.ts';

/** The receipt for what came in; undefined when it is no X12 or none is due. */
export function receiptFor(bytes: Buffer): Buffer | undefined {
  const [received] = receiveX12(bytes, transactionSpecs).interchanges;
  if (received === undefined) return undefined;
  const { day, time, control } = received;
  const isNumber = /^[0-9]{9}$/.test(control);
  return acknowledge(received, { day: `20${day}`, time, control: isNumber ? control : '000000001' });
}
