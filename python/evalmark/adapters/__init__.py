"""Scorers of other packages for `evalmark regress --adapter`, each as `function(sample)`.

They need the other package and nothing of this one, so each is a file that stands alone.
"""
