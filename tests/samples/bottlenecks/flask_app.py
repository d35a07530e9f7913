import os
import requests
from flask import Flask, request, jsonify, send_file, send_from_directory
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
db = SQLAlchemy(app)


class Item(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(20))


@app.route("/items")
def items():
    page = request.args.get("page", 1)
    found = Item.query.filter_by(name=page).all()  # db
    one = Item.query.get(3)  # db
    first = Item.query.first()  # db
    return jsonify([i.name for i in found] + [one.name, first.name])


@app.route("/add", methods=["POST"])
def add():
    item = Item(name=request.form["name"])
    db.session.add(item)
    db.session.commit()  # db
    db.session.execute("select 1")  # db
    return "ok"


@app.route("/file")
def file():
    return send_file("a.txt")  # file


@app.route("/dir/<path:name>")
def directory(name):
    return send_from_directory("d", name)  # file


@app.route("/up", methods=["POST"])
def upload():
    f = request.files["f"]
    f.save(os.path.join("up", f.filename))  # file
    return "saved"


@app.route("/proxy")
def proxy():
    return requests.get(request.args["url"]).text  # net
