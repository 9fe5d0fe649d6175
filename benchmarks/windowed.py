"""A side that shows our window, as the program starts: `python -m benchmarks.windowed MODULE NAME …`."""

import runpy
import sys

import main as program

if __name__ == "__main__":
    program.prepare()
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
