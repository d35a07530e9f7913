// O(2^n)
#include <vector>

int main(int argc, char**)
{
    int n = argc;
    int best = 0;
    for (int mask = 0; mask < (1 << n); ++mask) {
        if (mask % 7 == 0)
            ++best;
    }
    return best;
}
