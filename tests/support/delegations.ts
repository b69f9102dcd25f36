import type { Signed, TufSimulator } from './tuf-simulator.ts'

export type Edge = [delegator: string, name: string, fields?: Signed]

export function graph(edges: readonly Edge[]): (repo: TufSimulator) => void {
  return (repo) => {
    for (const [delegator, name, fields] of edges) repo.delegate(delegator, name, fields)
    publishAll(repo)
  }
}

export function publishAll(repo: TufSimulator): void {
  const roles = [...repo.roles.keys()].filter((name) => !['root', 'snapshot', 'timestamp'].includes(name))
  repo.publish(...roles, 'snapshot', 'timestamp')
}

export const ONLY_PY = { paths: ['*.py'] }
export const TERMINATING = { terminating: true }
