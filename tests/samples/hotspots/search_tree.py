# hottest: insert
class Node:
    def __init__(self, key):
        self.key = key
        self.left = None
        self.right = None

class Tree:
    def __init__(self):
        self.root = None

    def insert(self, key):
        node = Node(key)
        if self.root is None:
            self.root = node
            return
        cur = self.root
        while True:
            if key < cur.key:
                if cur.left is None:
                    cur.left = node
                    return
                cur = cur.left
            else:
                if cur.right is None:
                    cur.right = node
                    return
                cur = cur.right

    def height(self, node):
        if node is None:
            return 0
        return 1 + max(self.height(node.left), self.height(node.right))

def keys(n):
    k, out = 12345, []
    for _ in range(n):
        k = (k * 75 + 74) % 65537
        out.append(k)
    return out

t = Tree()
for k in keys(6000):
    t.insert(k)
print(t.height(t.root))
