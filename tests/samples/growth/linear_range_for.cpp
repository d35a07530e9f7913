// O(n)
#include <string>

int vowels(const std::string& text)
{
    int count = 0;
    for (char c : text) {
        if (c == 'a' || c == 'e')
            ++count;
    }
    return count;
}

int main(int, char** argv)
{
    return vowels(argv[0]);
}
