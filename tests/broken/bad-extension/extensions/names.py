def initials(name):
    return name[0]


def setup(ext):
    ext.filter("Initials", initials)
