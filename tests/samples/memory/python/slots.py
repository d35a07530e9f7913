class Cell:
    __slots__ = ("key", "value")

    def __init__(self, key, value):
        self.key = key
        self.value = value


table = [Cell(i, i + 1) for i in range(250000)]
print(table[-1].value)
