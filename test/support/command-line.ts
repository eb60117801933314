import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'

export interface CommandResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

const script = fileURLToPath(new URL('../../cli/raccordo.ts', import.meta.url))

/** Runs the `raccordo` command as an ops engineer does. */
export function raccordo(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<CommandResult> {
  return run(process.execPath, [script, ...args], environment)
}

export function run(
  command: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<CommandResult> {
  // Compiled once for all commands of a run: it halves the time that each takes to start.
  const NODE_COMPILE_CACHE = join(inject('journeyFolder'), 'compiled')
  const options = {
    env: { ...process.env, NODE_COMPILE_CACHE, ...environment },
    maxBuffer: 64 * 1024 * 1024,
  }
  return new Promise((resolve) => {
    const child = execFile(command, args, options, (_, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? -1, stdout, stderr }),
    )
  })
}

/** Runs a command with --json on a stack; what it printed, read. Fails unless it ends with 0 and prints JSON alone. */
export async function raccordoJson<Printed = Record<string, unknown>>(
  { stateFolder }: { readonly stateFolder: string },
  ...args: readonly string[]
): Promise<Printed> {
  const { exitCode, stdout, stderr } = await raccordo([...args, '--json', '--state', stateFolder])
  if (exitCode !== 0 || stderr !== '') throw new Error(`${args.join(' ')} ended with ${exitCode}: ${stderr}`)
  return JSON.parse(stdout)
}
