#include <iostream>
#include <queue>
#include <vector>

using namespace std;

vector<int> adj[200005];
bool visited[200005];

int main()
{
    int n = 200000;
    for (int i = 0; i < n; i++) {
        adj[i].push_back((i * 7 + 1) % n);
        adj[(i * 7 + 1) % n].push_back(i);
    }
    queue<int> q;
    q.push(0);
    visited[0] = true;
    int seen = 0;
    while (!q.empty()) {
        int u = q.front();
        q.pop();
        seen++;
        for (int v : adj[u]) {
            if (!visited[v]) {
                visited[v] = true;
                q.push(v);
            }
        }
    }
    cout << seen << endl;
}
