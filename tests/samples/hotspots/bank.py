# hottest: find
class Account:
    def __init__(self, owner, balance):
        self.owner = owner
        self.balance = balance
        self.log = []

    def deposit(self, amount):
        self.balance += amount
        self.log.append(("d", amount))

    def withdraw(self, amount):
        if amount > self.balance:
            raise ValueError("no")
        self.balance -= amount
        self.log.append(("w", amount))

class Bank:
    def __init__(self):
        self.accounts = []

    def open(self, owner):
        self.accounts.append(Account(owner, 100))

    def find(self, owner):
        for a in self.accounts:
            if a.owner == owner:
                return a
        return None

    def transfer(self, a, b, amount):
        x = self.find(a)
        y = self.find(b)
        x.withdraw(amount)
        y.deposit(amount)

bank = Bank()
for i in range(500):
    bank.open("user%d" % i)
for i in range(3000):
    bank.transfer("user%d" % (i % 500), "user%d" % ((i * 7) % 500), 1)
print(bank.find("user499").balance)
