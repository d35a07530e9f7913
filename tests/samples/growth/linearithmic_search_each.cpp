// O(n log n)
#include <algorithm>
#include <vector>

int common(const std::vector<int>& a, const std::vector<int>& b)
{
    int count = 0;
    for (int value : a)
        count += std::binary_search(b.begin(), b.end(), value);
    return count;
}

int main()
{
    std::vector<int> a, b;
    return common(a, b);
}
