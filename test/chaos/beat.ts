/** Orders come in bursts, one a beat, and faults strike within them: what comes alone is hardly ever under way when something happens. */
export const BEAT_MS = 750
export const BURST_MS = 60
