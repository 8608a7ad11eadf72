/** Whether there is such a process. One that we may not signal is running too, and so is one that has ended and was not waited for. */
export const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
