type Headers = Readonly<Record<string, string | undefined>>

/**
 * Who sent a form, as the browser tells and no page can forge: a `person` who pressed a button of our own page; `unsure`,
 * from our own page or a browser that does not tell (Safari never says that it was a person); `script`, one that would
 * have said so had it been a person; `elsewhere`, another page, or something that is no form.
 */
export type Sender = 'person' | 'unsure' | 'script' | 'elsewhere'

/** @param headers names in lower case */
export function senderOfForm(headers: Headers): Sender {
  const { 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': dest } = headers
  if (site !== undefined && site !== 'same-origin') return 'elsewhere'
  if (mode !== undefined && mode !== 'navigate') return 'elsewhere'
  if (dest !== undefined && dest !== 'document') return 'elsewhere'
  if (headers['sec-fetch-user'] === '?1') return 'person'
  return site !== undefined && tellsOfPersons(headers) ? 'script' : 'unsure'
}

/** Chromium sends `Sec-CH-UA`, to us as to every trustworthy address, and says when it was a person. */
function tellsOfPersons(headers: Headers): boolean {
  return headers['sec-ch-ua'] !== undefined
}
