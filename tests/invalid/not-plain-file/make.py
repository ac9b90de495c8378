LINKS = {"practices/sample-link.yml": "sample-welcome-tea.yml"}
