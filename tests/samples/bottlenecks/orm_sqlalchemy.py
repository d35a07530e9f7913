from sqlalchemy import create_engine, text, select, Column, Integer, String
from sqlalchemy.orm import Session, sessionmaker, declarative_base, relationship

Base = declarative_base()
engine = create_engine("sqlite://")
SessionLocal = sessionmaker(bind=engine)


class User(Base):
    __tablename__ = "user"
    id = Column(Integer, primary_key=True)
    name = Column(String)


def raw():
    with engine.connect() as connection:  # db
        result = connection.execute(text("select 1"))  # db
        return result.fetchall()  # db


def begin():
    with engine.begin() as conn:  # db
        conn.execute(text("delete from user"))  # db


def queries(name):
    session = SessionLocal()
    users = session.query(User).filter(User.name == name).all()  # db
    first = session.query(User).first()  # db
    session.add(User(name=name))
    session.commit()  # db
    return users, first


def new_style(name):
    with Session(engine) as session:
        statement = select(User).where(User.name == name)
        user = session.execute(statement).scalar_one()  # db
        more = session.scalars(select(User)).all()  # db
        one = session.get(User, 1)  # db
        session.rollback()  # db
        return user, more, one


class Repository:
    def __init__(self, session: Session):
        self.session = session

    def all(self):
        return self.session.query(User).all()  # db

    def save(self, user):
        self.session.add(user)
        self.session.commit()  # db
        self.session.refresh(user)  # db

    def names(self):
        found = []
        for i in range(10):
            u = self.session.get(User, i)  # db
            found.append(u.name)
        return found
