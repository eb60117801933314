import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { StateFolder } from './state.ts'

const script = fileURLToPath(new URL('./synthesize.ts', import.meta.url))

/**
 * Bundles and synthesizes into the state folder.
 * @throws with what the synthesis said when it fails
 */
export async function synthesizeInto(state: StateFolder, signal?: AbortSignal): Promise<string> {
  const child = spawn(process.execPath, [script, state.assembly, state.bundles], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // Half of a synthesis is validation, which `npm run synth` and the tests do; this template is deployed nowhere.
    env: { ...process.env, CDK_VALIDATION: 'false' },
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const end = () => child.kill()
  signal?.addEventListener('abort', end)
  const [code, killedBy] = await once(child, 'close')
  signal?.removeEventListener('abort', end)
  if (code === 0) return state.assembly
  throw new Error(`the stack does not synthesize (${killedBy ?? `exit ${code}`}):\n${said.trim()}`)
}
