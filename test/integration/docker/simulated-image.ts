import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { dockerfileStages, execForm, type Stage } from '../../docker/dockerfile.js'

export type SimulatedImage = Readonly<{
  folder: string
  environment: Readonly<Record<string, string>>
  command: readonly string[]
  healthcheck: readonly string[]
}>

/**
 * Carries out the Dockerfile without Docker, on this machine's Node: each stage is a folder below `root`, which is given what the stage copies and
 * runs what the stage runs. What it cannot show is the base image.
 */
export const simulatedImage = async (root: string): Promise<SimulatedImage> => {
  const stages = dockerfileStages()
  for (const stage of stages) await carryOut(stage, root, stages)
  const last = stages.at(-1)!
  const given = (name: string) => last.instructions.find(each => each.name === name)?.given ?? ''
  return {
    folder: join(root, last.name),
    environment: Object.fromEntries(
      given('ENV')
        .split(' ')
        .map(pair => pair.split('=') as [string, string]),
    ),
    command: execForm(given('CMD')),
    healthcheck: execForm(given('HEALTHCHECK')),
  }
}

const carryOut = async ({ name, from, instructions }: Stage, root: string, stages: readonly Stage[]): Promise<void> => {
  const folder = join(root, name)
  await mkdir(folder, { recursive: true })
  if (stages.some(earlier => earlier.name === from)) await cp(join(root, from), folder, { recursive: true })
  for (const { name: what, given } of instructions) {
    if (what === 'COPY') await copy(given, folder, root)
    if (what === 'RUN') await run(given, folder)
  }
}

const copy = async (given: string, folder: string, root: string): Promise<void> => {
  const stage = /^--from=(\S+) /.exec(given)?.[1]
  const paths = given.split(' ').filter(path => !path.startsWith('--'))
  const to = join(folder, paths.at(-1)!)
  for (const path of paths.slice(0, -1)) {
    const source = stage === undefined ? path : join(root, stage, path.replace('/service/', ''))
    await cp(source, given.endsWith('/') ? join(to, basename(path)) : to, { recursive: true })
  }
}

const run = async (command: string, cwd: string): Promise<void> => {
  const child = spawn('sh', ['-c', command], { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`${command} ended with ${String(code)}`)
}
