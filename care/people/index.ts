// Why: the front door of the people room: which portal a role works in and who needs a second factor. It announces nothing.

export { isStaffRole, needsSecondFactor, portalOf } from './second-factor.rules.ts';
