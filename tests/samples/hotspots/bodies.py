# hottest: force
def simulate(bodies, steps, dt):
    for _ in range(steps):
        forces = [force(bodies, i) for i in range(len(bodies))]
        for b, f in zip(bodies, forces):
            move(b, f, dt)

def force(bodies, i):
    fx = fy = 0.0
    x, y = bodies[i][0], bodies[i][1]
    for j, b in enumerate(bodies):
        if j == i:
            continue
        dx, dy = b[0] - x, b[1] - y
        d2 = dx * dx + dy * dy + 0.01
        inv = 1.0 / (d2 * d2 ** 0.5)
        fx += dx * inv
        fy += dy * inv
    return fx, fy

def move(b, f, dt):
    b[2] += f[0] * dt
    b[3] += f[1] * dt
    b[0] += b[2] * dt
    b[1] += b[3] * dt

def energy(bodies):
    return sum(0.5 * (b[2] ** 2 + b[3] ** 2) for b in bodies)

bodies = [[i * 1.0, (i * i) % 7 * 1.0, 0.0, 0.0] for i in range(40)]
simulate(bodies, 30, 0.01)
print(energy(bodies))
