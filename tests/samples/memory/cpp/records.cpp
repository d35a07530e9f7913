#include <iostream>
#include <string>
#include <vector>

struct Person {
    std::string name;
    int age;
    double score;
};

int main()
{
    std::vector<Person> people;
    for (int i = 0; i < 300000; ++i) {
        Person p;
        p.name = "person number " + std::to_string(i);
        p.age = i % 90;
        people.push_back(p);
    }
    std::cout << people.size() << "\n";
}
