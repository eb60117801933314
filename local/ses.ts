import { createRequire } from 'node:module'
import { addressOf, close, LOOPBACK } from './stack/http-server.ts'

export interface LocalSes {
  readonly url: string
  /** The page that shows what was sent. */
  readonly mailboxUrl: string
  stop(): Promise<void>
}

/** SES on this machine, in this process: it keeps what is sent in memory and shows it; nothing leaves. */
export async function startSes(): Promise<LocalSes> {
  // Required and not imported: Node and the test runner disagree about the default export of this CommonJS module.
  const { default: start } = createRequire(import.meta.url)(
    'aws-ses-v2-local',
  ) as typeof import('aws-ses-v2-local')
  const server = await start({ port: 0, host: LOOPBACK })
  const url = addressOf(server)
  return { url, mailboxUrl: `${url}/`, stop: () => close(server) }
}
