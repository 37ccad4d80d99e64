"""The archive: every release ever published, in a database, never changed and never erased.

Nothing here knows who may do what (see `corridor.reporting`) or how pages look.
"""
