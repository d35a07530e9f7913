import json
import boto3
import redis
from pymongo import MongoClient
from elasticsearch import Elasticsearch

client = MongoClient("mongodb://")
r = redis.Redis(host="h")
s3 = boto3.client("s3")
dynamo = boto3.resource("dynamodb")


def mongo(key):
    db = client["shop"]
    items = db.items
    one = items.find_one({"k": key})  # db
    for item in items.find({"k": {"$gt": 3}}):  # db
        print(item)
    items.insert_one({"k": 1})  # db
    db["orders"].update_one({"k": 1}, {"$set": {"v": 2}})  # db
    client.shop.orders.delete_many({})  # db
    return one


def cached(key):
    value = r.get(key)  # db
    if value is None:
        value = json.dumps({"a": 1})
        r.set(key, value, ex=60)  # db
    r.incr("hits")  # db
    return value


def pipe(keys):
    p = r.pipeline()
    for k in keys:
        p.get(k)
    return p.execute()  # db


def bucket(name):
    s3.upload_file("a.txt", name, "a")  # net
    obj = s3.get_object(Bucket=name, Key="a")  # net
    body = obj["Body"].read()
    return body


def table(name):
    t = dynamo.Table(name)
    t.put_item(Item={"id": 1})  # net
    return t.get_item(Key={"id": 1})  # net


def search(text):
    es = Elasticsearch()
    return es.search(index="i", body={"query": {"match": {"t": text}}})  # db


def plain(d):
    x = d.get("a")
    s = set()
    s.add(x)
    return d.get("b", 3)
