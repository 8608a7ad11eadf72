/** SVG path of steps: each height, in px, holds from its edge to the next; there is one edge more. A gap where it is not a number. */
export const steps = (edges: readonly number[], heights: readonly number[]): string => {
  let drawn = ''
  let last = NaN
  heights.forEach((height, index) => {
    if (!Number.isNaN(height) && height !== last) {
      const [x, y] = [px(edges[index]), px(height)]
      drawn += Number.isNaN(last) ? `M${x} ${y}` : `V${y}`
    }
    if (!Number.isNaN(height) && heights[index + 1] !== height) drawn += `H${px(edges[index + 1])}`
    last = height
  })
  return drawn
}

/** SVG path of the area between two rows of steps. */
export const area = (edges: readonly number[], lows: readonly number[], highs: readonly number[]): string => {
  const back = steps([...edges].reverse(), [...lows].reverse())
  return `${steps(edges, highs)}${back.replace(/^M\S+ /, 'V')}Z`
}

const px = (value = NaN): string => `${Math.round(value * 10) / 10}`
