class Node:
    def __init__(self, value, next_node=None):
        self.value = value
        self.next = next_node


head = None
for i in range(150000):
    head = Node(i, head)
count = 0
node = head
while node:
    count += 1
    node = node.next
print(count)
