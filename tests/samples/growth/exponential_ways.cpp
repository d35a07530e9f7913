// O(2^n)
long ways(int n)
{
    if (n < 3)
        return n;
    return ways(n - 1) + ways(n - 2) + ways(n - 3);
}

int main(int argc, char**)
{
    return ways(argc) > 9;
}
