#include <cstdio>
#include <cstdlib>

struct Node {
    int key;
    Node* left;
    Node* right;
    explicit Node(int k) : key(k), left(nullptr), right(nullptr) {}
};

Node* insert(Node* root, int key)
{
    if (!root)
        return new Node(key);
    if (key < root->key)
        root->left = insert(root->left, key);
    else
        root->right = insert(root->right, key);
    return root;
}

int main()
{
    Node* root = nullptr;
    unsigned seed = 7;
    for (int i = 0; i < 300000; ++i) {
        seed = seed * 1103515245u + 12345u;
        root = insert(root, int(seed >> 4));
    }
    std::printf("%d\n", root->key);
}
