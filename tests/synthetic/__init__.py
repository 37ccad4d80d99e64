"""A large, valid data package made of the shipped one: for tests of size, never for show.

Everything that can be seen of it says that it is synthetic. Nothing in it is random: the same numbers of regions,
indicators and periods give the same package, byte for byte.
"""
