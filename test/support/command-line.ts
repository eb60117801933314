import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'
import { runProgram } from '../../cli/program.ts'
import { hearing } from './hearing.ts'

export interface CommandResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

const script = fileURLToPath(new URL('../../cli/raccordo.ts', import.meta.url))

/**
 * Runs the `raccordo` command as an ops engineer does, in a process of its own: that takes a second, so only what the
 * process itself adds is tested by it.
 */
export function raccordo(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<CommandResult> {
  return run(process.execPath, [script, ...args], environment)
}

/** The `raccordo` command in this process: all that it does and prints, without the start of a process. */
export async function raccordoHere(args: readonly string[]): Promise<CommandResult> {
  const { result: exitCode, ...heard } = await hearing(() => runProgram(args))
  return { exitCode, ...heard }
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

export interface CommandLine {
  run(...args: readonly string[]): Promise<CommandResult>
  /** Runs a command with --json; what it printed, read. Fails unless it ends with 0 and prints JSON alone. */
  json<Printed = Record<string, unknown>>(...args: readonly string[]): Promise<Printed>
}

/** The command line on a stack that is there when a command runs, each command beginning with these words. */
export function commandLine(
  stack: () => { readonly stateFolder: string },
  ...words: readonly string[]
): CommandLine {
  const onStack = (...args: readonly string[]) =>
    raccordoHere([...words, ...args, '--state', stack().stateFolder])
  return {
    run: onStack,
    async json(...args) {
      const { exitCode, stdout, stderr } = await onStack(...args, '--json')
      if (exitCode !== 0 || stderr !== '') {
        throw new Error(`${[...words, ...args].join(' ')} ended with ${exitCode}: ${stderr}`)
      }
      return JSON.parse(stdout)
    },
  }
}
