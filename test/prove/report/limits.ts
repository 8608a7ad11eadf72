/** What no run can show, whatever it finds. */
export const LIMITS =
  'A run shows that nothing went wrong this time, not that nothing can; and no such run shows what a loss of power does to the disks, nor what the real AWS does beyond the emulator that stood in for it.'
