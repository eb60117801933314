/** The whole stack in a process of its own, on a morning when mails go out, as fast as it can; tells of each that is sent. */

import { join } from 'node:path'
import { synthesize } from '../../../infra/synthesize.ts'
import { startStack } from '../../../local/stack.ts'
import { endWithParent, tellParent } from '../parent.ts'
import { present } from '../throughput/present.ts'
import { MORNING } from './many-mails.ts'

const [folder = ''] = process.argv.slice(2)
/** Far more than this machine does: nothing waits for its turn. */
const context = { mailsPerSecond: 500 }
const stopping = new AbortController()
const assembly = join(folder, 'assembly')
const settings = { context, environment: {}, withNag: false }
await synthesize({ ...settings, outputFolder: assembly, buildFolder: join(folder, 'bundles') })
const starting = startStack({
  ...{ stateFolder: join(folder, 'state'), assembly, demo: 'districts-only', now: MORNING },
  signal: stopping.signal,
  onEvent({ detail }) {
    if (detail['type'] === 'mail.sent') tellParent({ kind: 'sent', mail: detail['subject'], at: present() })
  },
})
endWithParent(async () => {
  stopping.abort()
  await (await starting).stop()
})
const { endpoints } = await starting
tellParent({ kind: 'ready', endpoints })
