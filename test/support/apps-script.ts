import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'

/** One question of a Google form, and what somebody answered to it; nothing when it was left blank. */
export interface GoogleQuestion {
  readonly id: number
  readonly title: string
  readonly type: string
  readonly rows?: readonly string[]
  readonly given?: unknown
}

/** A request that the script made. */
export interface Posted {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export interface AppsScriptSettings {
  readonly questions: readonly GoogleQuestion[]
  readonly properties: Record<string, string>
  /** The status of each answer, in order; the last one stays. `unreachable`: the fetch throws. */
  readonly statuses: (number | 'unreachable')[]
  readonly email?: string
}

/** A response as Apps Script shows it. */
function responseOf(id: string, { questions, email = '' }: AppsScriptSettings) {
  return {
    getId: () => id,
    getTimestamp: () => new Date('2026-01-18T18:17:02.000Z'),
    getRespondentEmail: () => email,
    getItemResponses: () =>
      questions
        .filter(({ given }) => given !== undefined)
        .map((question) => ({ getItem: () => itemOf(question), getResponse: () => question.given })),
  }
}

function itemOf({ id, title, type, rows }: GoogleQuestion) {
  const grid = { getRows: () => rows }
  return {
    getId: () => id,
    getTitle: () => title,
    getType: () => type,
    asGridItem: () => grid,
    asCheckboxGridItem: () => grid,
  }
}

/** Google's arrays of bytes have signed numbers. */
function signed(bytes: Uint8Array): number[] {
  return [...Int8Array.from(bytes)]
}

function unsigned(bytes: readonly number[]): Buffer {
  return Buffer.from(Uint8Array.from(bytes))
}

const utilities = {
  newBlob: (text: string) => ({ getBytes: () => signed(Buffer.from(text, 'utf8')) }),
  base64Decode: (text: string) => signed(Buffer.from(text, 'base64')),
  base64Encode: (bytes: readonly number[]) => unsigned(bytes).toString('base64'),
  computeHmacSha256Signature: (value: readonly number[], key: readonly number[]) =>
    signed(createHmac('sha256', unsigned(key)).update(unsigned(value)).digest()),
}

/** Runs our script as Google would, with stand-ins for the services that it calls. */
export function runAppsScript(settings: AppsScriptSettings) {
  const { questions, properties, statuses } = settings
  const posts: Posted[] = []
  const pausesMs: number[] = []
  const triggers: string[] = []
  const form = {
    getItems: () => questions.map(itemOf),
    getResponse(id: string) {
      if (id.startsWith('deleted')) throw new Error('Invalid response ID')
      return responseOf(id, settings)
    },
  }
  const trigger = (name: string) => {
    const create = () => triggers.push(name)
    return {
      forForm: () => ({ onFormSubmit: () => ({ create }) }),
      timeBased: () => ({ everyHours: () => ({ create }) }),
    }
  }
  const store = {
    getProperty: (name: string) => properties[name] ?? null,
    setProperty(name: string, value: string) {
      properties[name] = value
    },
    deleteProperty: (name: string) => delete properties[name],
    getKeys: () => Object.keys(properties),
  }
  const context = createContext({
    Date,
    console: { log: () => undefined },
    FormApp: { getActiveForm: () => form },
    ScriptApp: {
      newTrigger: trigger,
      getProjectTriggers: () => triggers.map((name) => ({ getHandlerFunction: () => name })),
      deleteTrigger: (its: { getHandlerFunction(): string }) =>
        triggers.splice(triggers.indexOf(its.getHandlerFunction()), 1),
    },
    PropertiesService: { getScriptProperties: () => store },
    Utilities: { ...utilities, sleep: (ms: number) => pausesMs.push(ms) },
    UrlFetchApp: {
      fetch(url: string, options: { headers: Record<string, string>; payload: number[] }) {
        posts.push({ url, headers: options.headers, body: unsigned(options.payload) })
        const status = statuses.length > 1 ? statuses.shift() : statuses[0]
        if (status === 'unreachable') throw new Error('Address unavailable')
        return { getResponseCode: () => status }
      },
    },
  })
  const source = readFileSync(new URL('../../docs/connect/google-forms.gs', import.meta.url), 'utf8')
  runInContext(source, context)
  return {
    posts,
    pausesMs,
    triggers,
    properties,
    call: (name: string) => runInContext(`${name}()`, context),
    submit(id: string) {
      context['event'] = { source: form, response: responseOf(id, settings) }
      runInContext('sendResponse(event)', context)
    },
  }
}
