/** A server, or what it takes to get one, is not to be had on this machine. A server that was had and fails is another matter. */
export class Unobtainable extends Error {
  override readonly name = 'Unobtainable'
}
