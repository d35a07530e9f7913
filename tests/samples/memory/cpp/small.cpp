#include <iostream>
#include <string>

int main()
{
    std::string s;
    int best = 0;
    for (int i = 0; i < 100000; ++i) {
        s = std::to_string(i);
        best = std::max(best, int(s.size()));
    }
    std::cout << best << "\n";
}
