// Why: the content policy forbids eval, and the shapes of contracts would try it once (zod's compiled checks) and be
// reported; said here, before any module is loaded, because modules may be bundled in any order.
// oxlint-disable-next-line no-underscore-dangle -- the name is zod's
globalThis.__zod_globalConfig = { jitless: true };
