// O(n)
#include <vector>

void visit(const std::vector<std::vector<int>>& graph, int node, std::vector<bool>& visited)
{
    visited[node] = true;
    for (int next : graph[node]) {
        if (!visited[next])
            visit(graph, next, visited);
    }
}

int main()
{
    std::vector<std::vector<int>> graph(1);
    std::vector<bool> visited(1);
    visit(graph, 0, visited);
}
