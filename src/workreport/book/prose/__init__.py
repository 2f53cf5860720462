"""What prose may write instead of a number or a name: roles that read the tables."""
