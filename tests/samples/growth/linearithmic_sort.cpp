// O(n log n)
#include <algorithm>
#include <vector>

int main(int argc, char**)
{
    std::vector<int> values(argc);
    std::sort(values.begin(), values.end());
    return values[0];
}
