#include <cstdio>

int main()
{
    int n = 10000000;
    int* a = new int[n];
    for (int i = 0; i < n; ++i)
        a[i] = n - i;
    std::printf("%d\n", a[5]);
    delete[] a;
}
