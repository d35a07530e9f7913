#include <iostream>
#include <vector>

long long countPaths(int n)
{
    std::vector<long long> dp(1 << n, 0);
    dp[0] = 1;
    for (int mask = 0; mask < (1 << n); ++mask)
        for (int i = 0; i < n; ++i)
            if (!(mask & (1 << i)))
                dp[mask | (1 << i)] += dp[mask];
    return dp[(1 << n) - 1];
}

int main()
{
    std::cout << countPaths(20) << "\n";
}
