# hottest: digest
import hashlib

def mine(prefix, difficulty):
    nonce = 0
    while True:
        h = digest(prefix, nonce)
        if h.startswith("0" * difficulty):
            return nonce, h
        nonce += 1

def digest(prefix, nonce):
    return hashlib.sha256(("%s%d" % (prefix, nonce)).encode()).hexdigest()

def chain(n):
    prev = "start"
    blocks = []
    for i in range(n):
        nonce, h = mine(prev, 3)
        blocks.append((nonce, h))
        prev = h
    return blocks

print(len(chain(5)))
