import errno

try:
    with open("out.bin", "wb") as out:
        while True:
            out.write(b"x" * (1 << 20))
except OSError as error:
    print("full" if error.errno == errno.ENOSPC else error)
