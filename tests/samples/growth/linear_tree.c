// O(n)
#include <stdio.h>

struct node { int value; struct node *left, *right; };

static int sum(const struct node *node)
{
    if (!node)
        return 0;
    return node->value + sum(node->left) + sum(node->right);
}

int main(void)
{
    struct node root = { 1, 0, 0 };
    printf("%d\n", sum(&root));
    return 0;
}
