// O(2^n)
#include <iostream>
#include <vector>
using namespace std;

int n;
vector<long long> w;

long long go(int i, long long a, long long b)
{
    if (i == n)
        return a > b ? a - b : b - a;
    return min(go(i + 1, a + w[i], b), go(i + 1, a, b + w[i]));
}

int main()
{
    cin >> n;
    w.resize(n);
    for (auto& x : w)
        cin >> x;
    cout << go(0, 0, 0) << endl;
}
