/** One thing that the service depends on. Without one that is `required` it is not ready; without another it is degraded. */
export type Dependency = Readonly<{ required: boolean; answers: () => Promise<boolean> }>

/** `dependencies` by the name that operators read; `stopping` aborts when the service begins to stop. */
export type Readiness = Readonly<{ dependencies: Readonly<Record<string, Dependency>>; stopping: AbortSignal }>

export type DependencyStates = Readonly<Record<string, 'up' | 'down'>>
export type ReadinessReport = Readonly<{ ready: boolean; dependencies: DependencyStates }>

const PATIENCE = 1_000

/** Asks all dependencies at once. One that throws, or is silent for a second, is down. */
export const reportReadiness = async ({ dependencies, stopping }: Readiness): Promise<ReadinessReport> => {
  const asked = Object.entries(dependencies).map(async ([name, { required, answers }]) => ({
    name,
    required,
    up: await withinPatience(answers),
  }))
  const states = await Promise.all(asked)
  return {
    ready: !stopping.aborted && states.every(({ required, up }) => up || !required),
    dependencies: Object.fromEntries(states.map(({ name, up }) => [name, up ? 'up' : 'down'])),
  }
}

const withinPatience = async (answers: () => Promise<boolean>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<boolean>(resolve => {
    timer = setTimeout(resolve, PATIENCE, false)
  })
  try {
    return await Promise.race([answers(), silence])
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}
