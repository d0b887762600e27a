"""The benchmark: Tsugime beside other generators, on the same posts (docs/performance.md)."""
