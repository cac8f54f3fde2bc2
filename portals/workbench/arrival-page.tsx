export function ArrivalPage() { return null; }
