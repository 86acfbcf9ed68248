"""What papers are about: for each kind of thing, how one is found and what a template may say of it."""
