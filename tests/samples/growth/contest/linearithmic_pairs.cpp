// O(n log n)
#include <algorithm>
#include <iostream>
#include <vector>
using namespace std;

int main()
{
    int n, k;
    cin >> n >> k;
    vector<int> a(n);
    for (int i = 0; i < n; i++)
        cin >> a[i];
    sort(a.begin(), a.end());
    int best = 0, j = 0;
    for (int i = 0; i < n; i++) {
        while (j < n && a[j] - a[i] <= k)
            j++;
        best = max(best, j - i);
    }
    cout << best;
}
