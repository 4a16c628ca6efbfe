"""The data of the benchmark: a company with as many cases as are asked for, written by COPY, kept and used again."""
