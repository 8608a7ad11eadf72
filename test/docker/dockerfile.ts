import { readFileSync } from 'node:fs'

export type Instruction = Readonly<{ name: string; given: string }>
export type Stage = Readonly<{ name: string; from: string; instructions: readonly Instruction[] }>

/** The stages of the Dockerfile, each with its instructions, in their order. */
export const dockerfileStages = (): readonly Stage[] => {
  const stages: { name: string; from: string; instructions: Instruction[] }[] = []
  for (const { name, given } of instructionsOf(readFileSync('Dockerfile', 'utf8'))) {
    if (name !== 'FROM') stages.at(-1)?.instructions.push({ name, given })
    else {
      const [from = '', , as = 'image'] = given.split(' ')
      stages.push({ name: as, from, instructions: [] })
    }
  }
  return stages
}

const instructionsOf = (text: string): readonly Instruction[] =>
  text
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter(line => line !== '')
    .map(line => {
      const [name = '', ...given] = line.split(' ')
      return { name, given: given.join(' ') }
    })

/** What is given to an instruction in the form of a JSON list: a command without a shell. */
export const execForm = (given: string): readonly string[] =>
  JSON.parse(given.slice(given.indexOf('['))) as readonly string[]
