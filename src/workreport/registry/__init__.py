"""What things are called: indicators, units, areas, and the tables that hold them."""
