// Why: the front door of the room: every rule of what an order may lack, and what its lines are.
export { gapRules } from './gap-rules.rules.ts';
export { kindOf, needsOf } from './order-kind.rules.ts';
