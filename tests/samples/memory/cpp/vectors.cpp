#include <iostream>
#include <vector>

int main()
{
    const int n = 3000, m = 2000;
    std::vector<std::vector<int>> dp(n, std::vector<int>(m, 0));
    for (int i = 1; i < n; ++i)
        for (int j = 1; j < m; ++j)
            dp[i][j] = dp[i - 1][j - 1] + 1;
    std::cout << dp[n - 1][m - 1] << "\n";
}
