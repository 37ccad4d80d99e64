"""The office's pages: signing in, accounts, handing in, reviewing, publishing. Plain HTML forms; no script needed."""
