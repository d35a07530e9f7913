from django.db import connection, models, transaction
from django.db.models import Count
from django.shortcuts import get_object_or_404
from django.http import JsonResponse, HttpResponse


class Person(models.Model):
    name = models.CharField(max_length=10)
    age = models.IntegerField()


def people(request):
    found = Person.objects.filter(age__gt=3)  # db
    first = Person.objects.get(pk=1)  # db
    number = Person.objects.count()  # db
    raw = Person.objects.raw("select * from person")  # db
    both = Person.objects.annotate(n=Count("id")).order_by("n")  # db
    return JsonResponse({"n": number, "f": str(found), "r": str(raw), "b": str(both), "x": first.name})


def make(request):
    p = Person(name="x", age=3)
    p.save()  # db
    Person.objects.create(name="y", age=4)  # db
    Person.objects.bulk_create([p])  # db
    p.delete()  # db
    return HttpResponse("ok")


def direct():
    with connection.cursor() as cursor:
        cursor.execute("select 1")  # db
        return cursor.fetchone()  # db


def shown(request, pk):
    p = get_object_or_404(Person, pk=pk)  # db
    return HttpResponse(p.name)


@transaction.atomic
def many(rows):
    for row in rows:
        Person.objects.update_or_create(name=row["name"], defaults=row)  # db
