/**
 * The present. The only clock that handlers read, once per invocation. CLOCK_OFFSET_MS moves it for rehearsals
 * and is unset in production.
 */
export function now(): Date {
  return new Date(Date.now() + Number(process.env['CLOCK_OFFSET_MS'] ?? 0))
}
