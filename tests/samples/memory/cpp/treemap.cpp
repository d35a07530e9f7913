#include <iostream>
#include <map>
#include <string>

int main()
{
    std::map<std::string, int> index;
    for (int i = 0; i < 300000; ++i)
        index["key" + std::to_string(i)] = i;
    std::cout << index.size() << "\n";
}
