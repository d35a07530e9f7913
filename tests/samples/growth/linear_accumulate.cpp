// O(n)
#include <numeric>
#include <vector>

int main(int argc, char**)
{
    std::vector<int> values(argc, 1);
    return std::accumulate(values.begin(), values.end(), 0);
}
