import asyncio
import http.client
import socket
import ssl
import urllib.request
import urllib.parse
from urllib.request import urlopen
import requests
from requests import Session, get
import httpx
import aiohttp
import urllib3
import smtplib
import ftplib

session = requests.Session()


def simple(url):
    r = requests.get(url)  # net
    r.raise_for_status()
    data = r.json()
    requests.post(url, json=data)  # net
    requests.request("PUT", url)  # net
    get(url)  # net
    return r.text, r.status_code


def sessions(url):
    s = requests.Session()
    s.headers.update({"a": "b"})
    s.get(url)  # net
    session.put(url, data=b"x")  # net
    with Session() as other:
        other.delete(url)  # net


def standard(url):
    body = urllib.request.urlopen(url).read()  # net
    with urlopen(url) as f:  # net
        body += f.read()
    conn = http.client.HTTPSConnection("example.org")
    conn.request("GET", "/")  # net
    response = conn.getresponse()  # net
    q = urllib.parse.urlencode({"a": 1})
    urllib.request.urlretrieve(url + q, "f")  # net
    return body, response.status


def modern(url):
    httpx.get(url)  # net
    with httpx.Client() as client:
        client.post(url)  # net
        r = client.get(url)  # net
    return r.text


async def modern_async(url):
    async with httpx.AsyncClient() as client:
        r = await client.get(url)  # net
        return r.json()


async def aio(url):
    async with aiohttp.ClientSession() as s:
        async with s.get(url) as resp:  # net
            print(resp.status)
        r = await s.post(url, data="x")  # net
        return r


def pool(url):
    http = urllib3.PoolManager()
    return http.request("GET", url)  # net


def low(host):
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.connect((host, 80))  # net
    s.sendall(b"GET / HTTP/1.0\r\n\r\n")  # net
    data = s.recv(1024)  # net
    s.close()
    c = socket.create_connection((host, 443))  # net
    return data, c


def serve():
    listener = socket.socket()
    listener.bind(("", 8000))
    listener.listen()
    while True:
        conn, addr = listener.accept()  # net
        conn.send(b"hello")  # net


def mail(message):
    server = smtplib.SMTP("localhost")  # net
    server.sendmail("a", ["b"], message)  # net
    server.quit()  # net


def ftp():
    f = ftplib.FTP("host")  # net
    f.login()  # net
    f.retrlines("LIST")  # net


class Api:
    def __init__(self, base):
        self.base = base
        self.session = requests.Session()
        self.cache = {}

    def fetch(self, path):
        if path in self.cache:
            return self.cache.get(path)
        r = self.session.get(self.base + path)  # net
        self.cache[path] = r
        return r

    def all(self, paths):
        return [self.session.get(self.base + p).json() for p in paths]  # net


async def streams(host):
    reader, writer = await asyncio.open_connection(host, 80)  # net
    writer.write(b"x")
    await writer.drain()  # net
    return await reader.read(100)  # net
