// O(n^2)
#include <vector>

int inversions(const std::vector<int>& values)
{
    int count = 0;
    for (size_t i = 0; i < values.size(); ++i) {
        for (size_t j = i + 1; j < values.size(); ++j)
            count += values[i] > values[j];
    }
    return count;
}

int main()
{
    std::vector<int> values;
    return inversions(values);
}
