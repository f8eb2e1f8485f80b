"""Pages about the words of the program: of its screens, its rules, its codes, its methods."""
