import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import type { Endpoints } from '../../cli/endpoints.ts'
import { textOfHtml } from './words-of-html.ts'

interface WithPages {
  readonly endpoints: Pick<Endpoints, 'http'>
}

/** A page as somebody got it. */
export interface Visited {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly html: string
  /** What is read on it: words with one space between them. */
  readonly text: string
  /** The path of the link that was asked for. */
  readonly path: string
}

export interface Visit {
  readonly method?: string
  readonly form?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
}

/** What Chromium says of itself with everything that it asks for. */
const browser = {
  accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
  'accept-encoding': 'gzip, deflate, br',
  'accept-language': 'it-IT,it;q=0.9',
  'sec-ch-ua': '"Chromium";v="140", "Not=A?Brand";v="24"',
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
}
/** And when somebody came from their mailbox, or pressed a button of the page. */
export const fromMailbox = { ...browser, 'sec-fetch-site': 'none', 'sec-fetch-user': '?1' }
export const fromPage = { ...browser, 'sec-fetch-site': 'same-origin', 'sec-fetch-user': '?1' }

/**
 * Asks for a link as a browser does; of an address only the path counts, because the stack answers elsewhere after a
 * restart. `fetch` would say in `Sec-Fetch-Mode` what it is.
 */
export async function visit(
  { endpoints }: WithPages,
  link: string,
  { method, form, headers }: Visit = {},
): Promise<Visited> {
  const path = new URL(link, endpoints.http).pathname
  const said = form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
  const asked = request(new URL(path, endpoints.http), {
    method: method ?? (form === undefined ? 'GET' : 'POST'),
    headers: { ...said, ...(headers ?? (form === undefined ? fromMailbox : fromPage)) },
  })
  asked.end(form === undefined ? undefined : new URLSearchParams(form).toString())
  const [answer]: IncomingMessage[] = await once(asked, 'response')
  if (answer === undefined) throw new Error(`${path} was not answered`)
  const bytes = Buffer.concat(await Array.fromAsync(answer))
  const html = (answer.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8')
  return { status: answer.statusCode ?? 0, headers: answer.headers, html, text: readOf(html), path }
}

function readOf(html: string): string {
  return textOfHtml(html)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([,.:;])/g, '$1')
    .trim()
}

/** A button of a page: `Conferma la presa visione, BG-26-0001`. */
export interface Button {
  readonly says: string
  readonly form: Readonly<Record<string, string>>
}

export function buttonsOn({ html }: Pick<Visited, 'html'>): Button[] {
  const found = html.matchAll(/<button[^>]*name="press"[^>]*value="([^"]*)"[^>]*>(.*?)<\/button>/gs)
  return [...found].map(([, press = '', inner = '']) => ({ says: readOf(inner), form: { press } }))
}

/** The one button that says so. */
export function buttonOn(page: Visited, says: string): Button {
  const [found, ...others] = buttonsOn(page).filter((one) => one.says.startsWith(says))
  if (found !== undefined && others.length === 0) return found
  throw new Error(`${others.length + (found ? 1 : 0)} buttons say “${says}”: ${page.text}`)
}

/** Presses a button, and follows to where it leads, as a browser does. */
export async function press(
  stack: WithPages,
  page: Visited,
  says: string,
  besides: Readonly<Record<string, string>> = {},
): Promise<Visited> {
  const form = { ...buttonOn(page, says).form, ...besides }
  const answer = await visit(stack, linkOf(page.path), { form })
  const { location } = answer.headers
  return location === undefined ? answer : visit(stack, location, { headers: fromPage })
}

/** The link itself, without what a button appended to it. */
export function linkOf(path: string): string {
  return path.split('/').slice(0, 3).join('/')
}
