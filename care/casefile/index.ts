// Why: the front door of the case file: how cases are shown to their own people. It announces nothing.

export { presentCase, presentOwnCases } from './present-case.ts';
export { sayEvent, toldEvents } from './timeline.rules.ts';
