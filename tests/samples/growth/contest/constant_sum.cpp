// O(1)
#include <iostream>
using namespace std;

int main()
{
    long long a, b, c;
    cin >> a >> b >> c;
    long long best = max(a + b + c, max(a * b * c, max((a + b) * c, a * (b + c))));
    cout << best << endl;
    return 0;
}
