// A program that is of no use to whoever starts it.
process.exit(1)
