// O(n)
#include <bits/stdc++.h>
using namespace std;

vector<vector<int>> g;
vector<bool> seen;

void dfs(int u)
{
    seen[u] = true;
    for (int v : g[u])
        if (!seen[v])
            dfs(v);
}

int main()
{
    int n, m;
    cin >> n >> m;
    g.assign(n, {});
    seen.assign(n, false);
    for (int i = 0; i < m; i++) {
        int a, b;
        cin >> a >> b;
        g[a - 1].push_back(b - 1);
        g[b - 1].push_back(a - 1);
    }
    int parts = 0;
    for (int i = 0; i < n; i++) {
        if (!seen[i]) {
            dfs(i);
            parts++;
        }
    }
    cout << parts << endl;
}
