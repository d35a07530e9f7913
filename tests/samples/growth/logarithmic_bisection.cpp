// O(log n)
#include <vector>

int search(const std::vector<int>& values, int wanted)
{
    int low = 0;
    int high = static_cast<int>(values.size()) - 1;
    while (low <= high) {
        const int middle = low + (high - low) / 2;
        if (values[middle] == wanted)
            return middle;
        if (values[middle] < wanted)
            low = middle + 1;
        else
            high = middle - 1;
    }
    return -1;
}

int main(int argc, char**)
{
    std::vector<int> values;
    return search(values, argc);
}
