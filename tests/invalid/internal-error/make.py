from portal.problem import Problem

PROBLEMS = (
    Problem.of("practices/sample-welcome-tea.yml", "internal-error", name="same-text", reason="KeyError: 'en' (language.py, 21)"),
)
