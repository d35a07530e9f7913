// O(n log n)
#include <iostream>
#include <set>
using namespace std;

int main()
{
    int n;
    cin >> n;
    set<int> free;
    for (int i = 0; i < n; i++) {
        int x;
        cin >> x;
        auto it = free.lower_bound(x);
        if (it != free.end())
            free.erase(it);
        free.insert(x + 1);
    }
    cout << free.size() << endl;
}
