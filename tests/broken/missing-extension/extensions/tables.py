def setup(ext):
    ext.filter("initials", str.upper)
