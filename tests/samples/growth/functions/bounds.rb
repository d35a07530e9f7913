# Each comment names the class of the method below it.

# O(n)
def total(values)
  sum = 0
  for v in values
    sum += v
  end
  sum
end

# O(log n)
def digits(n)
  count = 0
  while n > 0
    n /= 10
    count += 1
  end
  count
end

# O(n^2)
def pairs(n)
  count = 0
  i = 0
  while i < n
    j = 0
    while j < n
      count += 1
      j += 1
    end
    i += 1
  end
  count
end

# O(n log n)
def ordered(values)
  values.sort
end

# O(2^n)
def fib(n)
  return n if n < 2

  fib(n - 1) + fib(n - 2)
end

# O(n)
def each_sum(values)
  sum = 0
  values.each do |v|
    sum += v
  end
  sum
end

# O(n)
def times_sum(n)
  sum = 0
  n.times do |i|
    sum += i
  end
  sum
end

# O(1)
def fixed
  a = 3
  b = a * 4
  a + b
end
