"""The pages of the dashboard: filters → query → chart → numbers → download."""
