import type { Command, Option } from 'commander'

const COMMON = ['--json', '--state', '--stage', '--region', '--as', '--help']

/** The whole of docs/command-line.md, as the command line describes itself. */
export function commandPage(program: Command): string {
  const groups = program.commands.map((group) => {
    const commands = leavesOf(group, [group.name()])
    return [`## ${group.name()}`, '', `${sentence(group.description())}`, '', ...commands].join('\n')
  })
  return `${[INTRODUCTION, ...groups].join('\n\n').trimEnd()}\n`
}

const INTRODUCTION = `# The command line

Written by \`npm run docs\` from what \`raccordo --help\` says. Each command is called as
\`npm run -s raccordo -- <command>\`: for the stack of this machine, or with \`--stage prod\` for one in AWS.

Every command takes \`--json\` (then nothing but JSON is printed), \`--state <folder>\`, \`--stage <stage>\`,
\`--region <region>\`, \`--as <operator>\` (who acts and looks; decisions about families need it) and \`--help\`. Exit codes:
0 done, 1 refused, 2 wrong usage.`

/** A group's commands, those of the groups in it too. */
function leavesOf(group: Command, path: readonly string[]): string[] {
  return group.commands.flatMap((command) => {
    const name = [...path, command.name()]
    return command.commands.length > 0 ? leavesOf(command, name) : [entryOf(command, name)]
  })
}

function entryOf(command: Command, path: readonly string[]): string {
  const args = command.registeredArguments.map((one) =>
    one.required ? `<${one.name()}>` : `[${one.name()}]`,
  )
  const options = command.options.filter(({ long }) => !COMMON.includes(long ?? ''))
  const usage = [...path, ...args].join(' ')
  return [`**\`${usage}\`**: ${lowerStop(command.description())}`, '', ...options.map(optionLine), ''].join(
    '\n',
  )
}

function optionLine({ flags, description, argChoices }: Option): string {
  const choices = argChoices === undefined ? '' : ` — ${argChoices.map((one) => `\`${one}\``).join(' ')}`
  return `- \`${flags}\` ${description}${choices}`
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${lowerStop(text).slice(1)}`
}

function lowerStop(text: string): string {
  return text.endsWith('.') ? text : `${text}.`
}
