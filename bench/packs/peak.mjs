/** Loaded before a program (`--import`): prints its peak memory and its CPU time when it ends. */
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  const seconds = (userCPUTime + systemCPUTime) / 1e6
  console.error(`peak ${Math.round(maxRSS / 1024)} MB, computed ${seconds.toFixed(1)} s`)
})
