import { type Command, Option } from 'commander'
import { matchingObjective } from '../../shared/domain/matching-policy.ts'
import type { Objective } from '../../shared/matching/assignment/instance.ts'
import { solveWithProgress } from '../matching/solve-with-progress.ts'
import { printSolved } from '../matching/solved.ts'
import { addPreview } from './match-preview.ts'

interface SolveOptions {
  readonly input: string
  readonly objective?: Objective
  readonly json?: boolean
}

/** Which mentors suit which families: proposals that a person decides on. */
export function addMatchCommands(program: Command): void {
  const group = program
    .command('match')
    .description('which mentor for which family: proposals with reasons; a person decides')
  addPreview(group)
  addSolve(group)
}

function addSolve(group: Command): void {
  const command = group
    .command('solve')
    .description('the best assignment of any instance in a JSON file; needs no stack')
    .requiredOption('--input <file>', 'the instance, or - for standard input (required)')
    .addOption(
      new Option('--objective <objective>', 'what is to be best, whatever the instance says').choices(
        matchingObjective.options,
      ),
    )
    .option('--json', 'print JSON and nothing else')
    .addHelpText('after', explained)
  command.action(async () => {
    const { input: file, objective, json } = command.opts<SolveOptions>()
    printSolved(await solveWithProgress({ file, objective }), { json })
  })
}

const explained = `
An instance: {"families": [{"id": "f1", "weight": 2, "priority": 1}], "mentors": [{"id": "m1", "capacity": 2}],
"edges": [{"family": "f1", "mentor": "m1", "score": 700}], "fixed": [{"family": "f1", "mentor": "m1"}],
"forbidden": [], "objective": "most-families"}. Weights are 1 to 10 (1 when left out), a priority above 0 is urgent (0
when left out), scores are 0 to 1,000; fixed, forbidden and objective may be left out. Every number is a whole one.
"most-families" is best in this order: urgent families served, families served, the sum of score times weight;
"best-score" in that sum alone. The order of rows makes no difference.`
