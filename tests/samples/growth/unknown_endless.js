// unknown
function poll(queue) {
  for (;;) {
    queue.next();
  }
}
poll({ next() {} });
