"""The benchmark: each figure beside the limit measured in the same run, with machine, load and steal."""
