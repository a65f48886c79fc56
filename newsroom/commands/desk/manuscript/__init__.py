"""Read and write manuscripts line by line: what is not changed keeps its bytes. All of it is pure."""
