"""Lambda's runtime API as a function under SnapStart meets it, which the Runtime Interface Emulator does not have: constructor, hooks
before the snapshot, then a wait until it is restored. Here nothing is frozen: the process just waits."""
import queue, threading, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECONDS = 120
# The runtime client, whose native part ends the JVM where it misses one, wants these with every event.
HEADERS = {"Lambda-Runtime-Aws-Request-Id": "1", "Content-Type": "application/json",
           "Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:eu-west-3:123456789012:function:Ingest",
           "Lambda-Runtime-Trace-Id": "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0"}


class RuntimeApi:
    def __init__(self):
        api = self
        self.events, self.answers = queue.Queue(), queue.Queue()
        self.primed, self.restore = threading.Event(), threading.Event()

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                if self.path.endswith("/restore/next"):
                    api.primed.set()
                    api.restore.wait()
                    self.answer(200, b"{}")
                else:
                    event = api.events.get()
                    self.answer(200, event, HEADERS | {"Lambda-Runtime-Deadline-Ms": str(int((time.time() + SECONDS) * 1000))})

            def do_POST(self):
                api.answers.put(self.rfile.read(int(self.headers.get("Content-Length", 0))))
                self.answer(202, b"{}")

            def answer(self, status, body, headers=()):
                self.send_response(status)
                for name, value in dict(headers).items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.address = f"127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def await_snapshot(self, process):
        """Returns once the hooks have run, and lets the function go on."""
        self.wait(process, lambda: self.primed.wait(1))
        self.restore.set()

    def send(self, event, process):
        self.events.put(event)
        return self.wait(process, self.answer)

    def answer(self):
        try:
            return self.answers.get(timeout=1)
        except queue.Empty:
            return None

    @staticmethod
    def wait(process, for_what):
        end = time.monotonic() + SECONDS
        while time.monotonic() < end and process.poll() is None:
            if answer := for_what():
                return answer
        raise RuntimeError("the function ended, or never answered")

    def close(self):
        self.restore.set()
        self.server.shutdown()
        self.server.server_close()
