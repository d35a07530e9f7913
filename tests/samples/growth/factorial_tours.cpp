// O(n!)
#include <vector>

int tour(const std::vector<int>& cost, std::vector<int>& order, int k)
{
    if (k == static_cast<int>(order.size()))
        return cost[0];
    int best = 1 << 30;
    for (int i = k; i < static_cast<int>(order.size()); ++i) {
        std::swap(order[k], order[i]);
        int length = tour(cost, order, k + 1);
        best = length < best ? length : best;
        std::swap(order[k], order[i]);
    }
    return best;
}

int main()
{
    std::vector<int> cost(1), order(1);
    return tour(cost, order, 0);
}
