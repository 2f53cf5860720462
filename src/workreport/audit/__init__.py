"""What a later report says of the targets of an earlier one."""
