"""What an officer does: one module for each noun, one pure function for each act, one record of what is said."""
