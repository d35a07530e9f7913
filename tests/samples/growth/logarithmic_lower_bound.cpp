// O(log n)
#include <algorithm>
#include <vector>

bool holds(const std::vector<int>& values, int wanted)
{
    auto it = std::lower_bound(values.begin(), values.end(), wanted);
    return it != values.end() && *it == wanted;
}

int main(int argc, char**)
{
    std::vector<int> values;
    return holds(values, argc);
}
