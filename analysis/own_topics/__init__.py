"""Topics that a user defines: checked, looked at beforehand, kept with their history.

`analysis.packs.own_files` reads what is kept here, and everything that scores uses it.
"""
