"""Who may sign in, and what each account may do. Every right is checked here, not in a page."""
