// O(n^3)
#include <string>

bool palindrome(const std::string& text, int from, int to)
{
    while (from < to) {
        if (text[from] != text[to])
            return false;
        ++from;
        --to;
    }
    return true;
}

int main(int argc, char** argv)
{
    std::string text = argv[0];
    int count = 0;
    for (int i = 0; i < argc; ++i) {
        for (int j = i; j < argc; ++j)
            count += palindrome(text, i, j);
    }
    return count;
}
