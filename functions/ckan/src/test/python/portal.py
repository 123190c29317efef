"""What the suite needs of a CKAN portal: calls, and a proxy that looks on and steps in. Standard library only."""
import http.server
import json
import threading
import urllib.error
import urllib.request


class Portal:
    def __init__(self, url, token):
        self.url, self.token = url, token

    def call(self, action, **data):
        request = urllib.request.Request(f"{self.url}/api/3/action/{action}", json.dumps(data).encode(),
                                         {"Content-Type": "application/json", "Authorization": self.token})
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)["result"]
        except urllib.error.HTTPError as e:
            raise RuntimeError(f"{action}: {e.code} {e.read()[:300]}") from e

    def datasets(self):
        """All that readers see, by id."""
        return {p["id"]: p for p in self.call("package_search", rows=1000)["results"]}


class Proxy:
    """Hands every request on, and keeps its path and status; before the first one that `before` is given for, does that."""

    def __init__(self, target):
        self.target, self.seen, self.before = target, [], {}
        proxy = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def handle_one(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                action = self.path.split("?")[0].rsplit("/", 1)[-1]
                step_in = proxy.before.pop(action, None)
                if step_in:
                    step_in()
                headers = {k: v for k, v in self.headers.items() if k.lower() in ("authorization", "content-type")}
                request = urllib.request.Request(proxy.target + self.path, body if self.command == "POST" else None, headers,
                                                 method=self.command)
                try:
                    answer = urllib.request.urlopen(request, timeout=120)
                except urllib.error.HTTPError as e:
                    answer = e
                content = answer.read()
                proxy.seen.append((self.command, self.path, answer.status))
                self.send_response(answer.status)
                self.send_header("Content-Type", answer.headers["Content-Type"])
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(content)

            do_GET = do_POST = do_HEAD = handle_one

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
