#include <iostream>
#include <unordered_map>

int main()
{
    std::unordered_map<int, int> counts;
    for (int i = 0; i < 1000000; ++i)
        counts[i] = i * 2;
    std::cout << counts.size() << "\n";
}
