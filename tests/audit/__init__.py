"""What others' tools find on the pages: Lighthouse, and the HTML validator. Tasks of the Makefile, not tests."""
