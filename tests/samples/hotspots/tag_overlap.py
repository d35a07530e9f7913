# hottest: make
import json

def make(n):
    return [{"id": i, "name": "user%d" % i, "tags": ["a", "b", str(i % 10)]} for i in range(n)]

def serialise(users):
    return [json.dumps(u) for u in users]

def parse(lines):
    return [json.loads(l) for l in lines]

def group(users):
    groups = {}
    for u in users:
        for t in u["tags"]:
            groups.setdefault(t, []).append(u["id"])
    return groups

def overlap(groups):
    total = 0
    keys = list(groups)
    for a in keys:
        for b in keys:
            if a < b:
                sb = set(groups[b])
                for x in groups[a]:
                    if x in sb:
                        total += 1
    return total

users = parse(serialise(make(4000)))
print(overlap(group(users)))
