#include <iostream>
#include <vector>

int main()
{
    std::vector<long long> values;
    for (int i = 0; i < 5000000; ++i)
        values.push_back(1LL * i * i);
    std::cout << values.size() << "\n";
}
