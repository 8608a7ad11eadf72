import { run } from './run.js'

export type Version = readonly [major: number, minor: number, patch: number]

/** The version that the program prints when asked for it; none if it cannot be run. */
export const versionOf = async (program: string): Promise<Version | undefined> => {
  const said = await run(program, ['--version']).catch(() => '')
  const [, major, minor, patch] = /(\d+)\.(\d+)\.(\d+)/.exec(said) ?? []
  return major === undefined ? undefined : [Number(major), Number(minor), Number(patch)]
}

export const atLeast = (version: Version | undefined, [major, minor]: readonly [number, number]): version is Version =>
  version !== undefined && (version[0] > major || (version[0] === major && version[1] >= minor))
