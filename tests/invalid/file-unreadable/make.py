from portal.problem import Problem

PROBLEMS = (Problem.of("practices/sample-welcome-tea.yml", "file-unreadable", reason="Permission denied"),)
