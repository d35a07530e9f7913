// hottest: find
#include <stdio.h>
#include <stdlib.h>

struct node {
    int key;
    struct node *next;
};

static struct node *buckets[512];

static unsigned hash(int key)
{
    return (unsigned)key * 2654435761u % 512;
}

static void insert(int key)
{
    struct node *n = malloc(sizeof *n);
    n->key = key;
    n->next = buckets[hash(key)];
    buckets[hash(key)] = n;
}

static int find(int key)
{
    for (struct node *n = buckets[hash(key)]; n; n = n->next)
        if (n->key == key)
            return 1;
    return 0;
}

static int next_random(int x)
{
    return (int)((x * 1103515245LL + 12345) & 0x7fffffff);
}

int main(void)
{
    int x = 1, hits = 0;
    for (int i = 0; i < 60000; i++) {
        x = next_random(x);
        insert(x % 100000);
    }
    for (int i = 0; i < 300000; i++) {
        x = next_random(x);
        hits += find(x % 100000);
    }
    printf("%d\n", hits);
    return 0;
}
