"""The office's pages: signing in, accounts, submitting, reviewing, publishing. Plain HTML forms; no script needed."""
