// O(1)
#include <iostream>

class Square
{
public:
    explicit Square(double side) : m_side(side) { }
    double area() const { return m_side * m_side; }

private:
    double m_side;
};

int main()
{
    std::cout << Square(3).area() << '\n';
}
