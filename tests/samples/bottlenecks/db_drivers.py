import sqlite3
import psycopg2
import psycopg2.extras
import pymysql
import MySQLdb
import mysql.connector
import pyodbc
import cx_Oracle
import asyncpg
import aiomysql
import aiosqlite
from contextlib import closing


def lite(path):
    conn = sqlite3.connect(path)  # db
    cur = conn.cursor()
    cur.execute("create table t (a)")  # db
    conn.execute("insert into t values (1)")  # db
    cur.executemany("insert into t values (?)", [(1,), (2,)])  # db
    rows = cur.fetchall()  # db
    names = [r[0] for r in rows]
    conn.commit()  # db
    conn.close()
    return names


def lite_context(path):
    with sqlite3.connect(path) as db:  # db
        for row in db.execute("select * from t"):  # db
            print(row)


def pg(dsn):
    conn = psycopg2.connect(dsn)  # db
    with conn.cursor() as cur:
        cur.execute("select 1")  # db
        one = cur.fetchone()  # db
        psycopg2.extras.execute_values(cur, "insert into t values %s", [(1,)])  # db
    conn.commit()  # db
    return one


def my():
    connection = pymysql.connect(host="h", user="u")  # db
    try:
        with connection.cursor() as cursor:
            cursor.execute("select a from b")  # db
            return cursor.fetchmany(10)  # db
    finally:
        connection.close()


def old(host):
    db = MySQLdb.connect(host)  # db
    c = db.cursor()
    c.execute("select 1")  # db
    db.rollback()  # db


def connector():
    cnx = mysql.connector.connect(user="u")  # db
    cur = cnx.cursor(buffered=True)
    cur.callproc("refresh", (1,))  # db
    cnx.commit()  # db


def odbc(text):
    cursor = pyodbc.connect(text).cursor()  # db
    cursor.execute("select 1")  # db
    return cursor.fetchval()  # db


async def pool():
    conn = await asyncpg.connect("postgres://")  # db
    rows = await conn.fetch("select 1")  # db
    value = await conn.fetchval("select 2")  # db
    await conn.execute("delete from t")  # db
    async with conn.transaction():
        await conn.fetchrow("select 3")  # db
    await conn.close()
    return rows, value


async def mysql_async():
    pool = await aiomysql.create_pool(host="h")  # db
    async with pool.acquire() as conn:
        async with conn.cursor() as cur:
            await cur.execute("select 1")  # db
            print(await cur.fetchone())  # db


async def lite_async():
    async with aiosqlite.connect("x.db") as db:  # db
        async with db.execute("select 1") as cursor:  # db
            async for row in cursor:
                print(row)


class Store:
    def __init__(self, path):
        self.conn = sqlite3.connect(path)  # db
        self.cursor = self.conn.cursor()

    def put(self, items):
        for item in items:
            self.cursor.execute("insert into t values (?)", item)  # db
        self.conn.commit()  # db

    def get(self, key):
        self.cursor.execute("select v from t where k = ?", (key,))  # db
        return self.cursor.fetchone()  # db


class Command:
    def execute(self):
        print("not a database")


def run(command: Command):
    command.execute()
    Command().execute()
