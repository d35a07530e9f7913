// O(n)
#include <bits/stdc++.h>
using namespace std;

int main()
{
    int t;
    cin >> t;
    while (t--) {
        int n;
        cin >> n;
        vector<int> a(n);
        for (auto& x : a)
            cin >> x;
        long long best = LLONG_MIN, cur = 0;
        for (int i = 0; i < n; i++) {
            cur = max<long long>(a[i], cur + a[i]);
            best = max(best, cur);
        }
        cout << best << '\n';
    }
}
