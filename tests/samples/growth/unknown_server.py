# unknown
def serve(connection):
    while True:
        connection.answer(connection.read())

serve(open("/dev/null"))
