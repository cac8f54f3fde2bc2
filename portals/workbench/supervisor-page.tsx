export function SupervisorPage() { return null; }
