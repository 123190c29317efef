"""Cold starts of the ingest function: see bench/cold-start.

The function runs as its acceptance test runs it: the packaged code under AWS's Runtime Interface Emulator, with moto for AWS. The clock
runs from the event to the answer; the emulator starts the JVM at the first event. Held to one core, as 1,769 MB are one vCPU; the
emulator limits no memory, so the heap has the share that Lambda gives it, and a process that outgrows the whole is told. moto has the
other core.

The managed runtime of AWS takes a snapshot (SnapStart) after the function's constructor and `Priming.beforeCheckpoint`. A restore then
pays for none of: the JVM's start, the wiring, the engine's classes, and its warming by a small file. It still pays for the restore
itself, which cannot be had here, and for all that waits for a network, as priming makes no call: the AWS clients' first requests, their
connections, and the classes of that path and of the ledger's. `restored` measures this: the hooks have run, then the clock starts;
`initialised` is the same without the priming.
A cache of classes (AOT) is tied to one JDK build: it suits a container image or a runtime of one's own, not the managed runtime.
"""
import argparse, datetime, fcntl, glob, json, os, platform, shlex, signal, socket, statistics, subprocess, sys, tempfile, time, urllib.request

import boto3
import samcli
from samtranslator.yaml_helper import yaml_parse

import make_files
from snapshot import RuntimeApi

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PACKAGED = os.path.join(ROOT, "functions", "ingest", "target")
CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda"
REGION = "eu-west-3"
CREDENTIALS = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_REGION": REGION, "AWS_DEFAULT_REGION": REGION,
               "AWS_EC2_METADATA_DISABLED": "true"}
BUCKETS = {"UPLOAD": "bench-uploads", "RAW": "bench-raw", "PUBLISHED": "bench-published"}


def template(name):
    with open(os.path.join(ROOT, name), encoding="utf-8") as text:
        return yaml_parse(text)


TEMPLATE = template("template.yaml")
INGEST = TEMPLATE["Resources"]["Ingest"]["Properties"]
FLAGS = shlex.split(TEMPLATE["Globals"]["Function"]["Environment"]["Variables"]["JAVA_TOOL_OPTIONS"])
BOTH_COMPILERS = [flag for flag in FLAGS if "TieredStopAtLevel" not in flag]
# As the managed runtime has it. Without, org.crac on a JVM that takes no snapshots itself knows nothing of Lambda's, and no hook runs.
HOOKS = "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac"
HEAP = f"-Xmx{INGEST['MemorySize'] * 85 // 100}m"

#: name: what it is, JVM flags, whether with a cache of classes, what has been done before the clock starts
VARIANTS = {
    "template": ("settings of template.yaml", FLAGS, False, "nothing"),
    "both": ("both compilers", BOTH_COMPILERS, False, "nothing"),
    "cache": ("settings of template.yaml, AOT cache", FLAGS, True, "nothing"),
    "both-cache": ("both compilers, AOT cache", BOTH_COMPILERS, True, "nothing"),
    "initialised": ("settings of template.yaml, constructor run before", FLAGS, False, "constructor"),
    "restored": ("settings of template.yaml, constructor and priming run before", FLAGS, False, "priming"),
}


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def await_port(port, process):
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(.1)
    raise RuntimeError(f"{process.args[0]} does not listen")


class Emulator:
    """moto, with what the function needs: buckets, the tables of infra/tables.yaml, and a registered institution."""

    def __init__(self, folder):
        port = free_port()
        self.log = open(os.path.join(folder, "moto.log"), "wb")
        self.process = subprocess.Popen(
            [os.path.join(os.path.dirname(sys.executable), "moto_server"), "-H", "127.0.0.1", "-p", str(port)],
            stdout=self.log, stderr=subprocess.STDOUT, env=os.environ | CREDENTIALS)
        os.sched_setaffinity(self.process.pid, {max(os.sched_getaffinity(0))})
        self.endpoint = f"http://127.0.0.1:{port}"
        await_port(port, self.process)
        session = boto3.Session("test", "test", region_name=REGION)
        self.s3 = session.client("s3", endpoint_url=self.endpoint)
        for bucket in BUCKETS.values():
            self.s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
            self.s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
        self.tables(session.client("dynamodb", endpoint_url=self.endpoint))

    def tables(self, dynamo):
        for name, resource in template("infra/tables.yaml")["Resources"].items():
            wanted = ("AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes", "BillingMode")
            dynamo.create_table(TableName=name, **{key: resource["Properties"][key] for key in wanted if key in resource["Properties"]})
        dynamo.put_item(TableName="Institutions", Item={"pk": {"S": "bench"}, "name": {"S": "Bench"}})

    def upload(self, dataset, content):
        """The event that an upload makes, as the queue hands it to the function."""
        key = f"uploads/bench/{dataset}/communes.csv"
        version = self.s3.put_object(Bucket=BUCKETS["UPLOAD"], Key=key, Body=content)["VersionId"]
        now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return {"version": "0", "id": dataset, "detail-type": "Object Created", "source": "aws.s3", "account": "123456789012",
                "time": now, "region": REGION, "resources": [],
                "detail": {"version": "0", "bucket": {"name": BUCKETS["UPLOAD"]}, "reason": "PutObject",
                           "object": {"key": key, "size": len(content), "version-id": version, "sequencer": "00" + time.time_ns().to_bytes(8).hex()}}}

    def released(self, dataset):
        listed = self.s3.list_objects_v2(Bucket=BUCKETS["PUBLISHED"], Prefix=f"datasets/bench/{dataset}/")
        return any(entry["Key"].endswith("/manifest.json") for entry in listed.get("Contents", []))

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.log.close()


class Function:
    """One worker. Under the emulator it has not started yet; before a snapshot, it has and is primed."""

    def __init__(self, emulator, flags, class_path, folder, snapshot=False):
        java = [os.path.join(os.environ["JAVA_HOME"], "bin", "java"), HEAP, "--enable-native-access=ALL-UNNAMED", *flags,
                "-cp", class_path, CLIENT, INGEST["Handler"]]
        self.log = os.path.join(folder, "function.log")
        self.api = RuntimeApi() if snapshot else None
        if snapshot:
            self.start([java[0], HOOKS, *java[1:]], self.environment(emulator) | {"AWS_LAMBDA_RUNTIME_API": self.api.address,
                                                           "AWS_LAMBDA_INITIALIZATION_TYPE": "snap-start"})
            self.api.await_snapshot(self.process)
        else:
            port, runtime = free_port(), free_port()
            self.start([rie(), f"--runtime-interface-emulator-address=127.0.0.1:{port}",
                        f"--runtime-api-address=127.0.0.1:{runtime}", "--log-level", "error", *java], self.environment(emulator))
            self.url = f"http://127.0.0.1:{port}/2015-03-31/functions/function/invocations"
            await_port(port, self.process)

    def start(self, command, environment):
        core = str(min(os.sched_getaffinity(0)))
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(["taskset", "-c", core, *command], stdout=log, stderr=subprocess.STDOUT, env=environment,
                                            cwd=os.path.dirname(self.log))

    @staticmethod
    def environment(emulator):
        ours = {name: variable_value(name) for name in INGEST["Environment"]["Variables"]}
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "JAVA_TOOL_OPTIONS"))}
        return inherited | CREDENTIALS | ours | {
            "AWS_ENDPOINT_URL": emulator.endpoint, "AWS_LAMBDA_FUNCTION_NAME": "Ingest",
            "AWS_LAMBDA_FUNCTION_TIMEOUT": str(INGEST["Timeout"]), "KHETTARA_S3_PATH_STYLE": "true"}

    def invoke(self, body):
        """Seconds until the answer, which must be that the message is done."""
        record = {"messageId": "1", "receiptHandle": "1", "body": json.dumps(body), "attributes": {}, "messageAttributes": {},
                  "md5OfBody": "", "eventSource": "aws:sqs", "eventSourceARN": f"arn:aws:sqs:{REGION}:123456789012:bench",
                  "awsRegion": REGION}
        event = json.dumps({"Records": [record]}).encode()
        # Lambda's runtime client unpacks a library under one name for all: the acceptance test holds this lock at a start too.
        with open(os.path.join(tempfile.gettempdir(), "khettara-cold-start.lock"), "wb") as lock:
            fcntl.lockf(lock, fcntl.LOCK_EX)
            return self.send(event)

    def send(self, event):
        begin = time.monotonic()
        if self.api:
            text = self.api.send(event, self.process)
        else:
            with urllib.request.urlopen(urllib.request.Request(self.url, data=event), timeout=INGEST["Timeout"]) as answer:
                text = answer.read()
        seconds = time.monotonic() - begin
        said = json.loads(text)
        if "errorType" in said or said.get("batchItemFailures"):
            with open(self.log, encoding="utf-8", errors="replace") as log:
                raise RuntimeError(f"{text.decode()}\n{log.read()}")
        return seconds

    def jvm(self):
        """The process of the JVM, which the emulator started."""
        return next(pid for pid in self.tree() if name_of(pid) == "java")

    def tree(self):
        pids = [self.process.pid]
        for pid in pids:
            pids += [int(child) for child in children(pid)]
        return pids

    def peak(self):
        with open(f"/proc/{self.jvm()}/status", encoding="utf-8") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) * 1024

    def close(self):
        for pid in reversed(self.tree()):
            os.kill(pid, signal.SIGKILL)
        self.process.wait()
        if self.api:
            self.api.close()


def rie():
    """AWS's emulator, which ships with the SAM command line."""
    machine = "arm64" if platform.machine() == "aarch64" else "x86_64"
    return os.path.join(os.path.dirname(samcli.__file__), "local", "rapid", f"aws-lambda-rie-{machine}")


def variable_value(name):
    """What a variable of the template names here: KHETTARA_RAW_BUCKET, KHETTARA_CLAIMS_TABLE."""
    middle, _, kind = name.removeprefix("KHETTARA_").rpartition("_")
    return BUCKETS[middle] if kind == "BUCKET" else middle.title() if kind == "TABLE" else "true"


def children(pid):
    found = []
    for task in glob.glob(f"/proc/{pid}/task/*/children"):
        with open(task, encoding="utf-8") as listed:
            found += listed.read().split()
    return found


def name_of(pid):
    with open(f"/proc/{pid}/comm", encoding="utf-8") as name:
        return name.read().strip()


def class_path(cached):
    """As packaged; a cache takes no folders of classes, so with one the same classes come from the jar."""
    jars = sorted(glob.glob(os.path.join(PACKAGED, "function", "lib", "*.jar")))
    classes = glob.glob(os.path.join(PACKAGED, "khettara-ingest-*.jar"))[0] if cached else os.path.join(PACKAGED, "function")
    return ":".join([classes, *jars])


def train(emulator, name, flags, folder, content):
    """A cache of the classes that a first upload loads. The JVM writes it when it is asked to end, through a second one."""
    cache = os.path.join(folder, name + ".aot")
    function = Function(emulator, [*flags, f"-XX:AOTCacheOutput={cache}"], class_path(True), folder)
    try:
        function.invoke(emulator.upload("train-" + name, content))
        jvm = function.jvm()
        os.kill(jvm, signal.SIGTERM)
        for _ in range(600):
            if not os.path.exists(f"/proc/{jvm}") and os.path.exists(cache):
                return cache
            time.sleep(.1)
        raise RuntimeError("no cache was written")
    finally:
        function.close()


def cold(emulator, name, number, cache, folder, content):
    _, flags, cached, before = VARIANTS[name]
    extra = [f"-XX:AOTCache={cache}", "-XX:AOTMode=on"] if cached else []  # on: a cache that does not fit is an error
    function = Function(emulator, [*flags, *extra], class_path(cached), folder, snapshot=before == "priming")
    try:
        if before == "constructor":
            function.invoke({"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": BUCKETS["UPLOAD"]})
        seconds = []
        for upload in ("first", "second"):
            dataset = f"{name}-{number}-{upload}"
            seconds.append(function.invoke(emulator.upload(dataset, content)))
            if not emulator.released(dataset):
                raise RuntimeError(f"{dataset}: not released")
        peak = function.peak()
        if peak > INGEST["MemorySize"] << 20:
            raise RuntimeError(f"{name}: {peak >> 20} MB are more than Lambda would give")
        return {"variant": name, "first": seconds[0], "second": seconds[1], "rss": peak}
    finally:
        function.close()


def content():
    rows = make_files.Table(74)
    return "\r\n".join(make_files.with_header(";".join(make_files.HEADER), map(make_files.french, rows))).encode()


def main():
    parser = argparse.ArgumentParser(prog="bench/cold-start", description="Cold starts of the packaged ingest function.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", type=lambda text: text.split(","), default=list(VARIANTS), metavar="NAME,...", help=" ".join(VARIANTS))
    options = parser.parse_args()
    if not set(options.only) <= set(VARIANTS):
        parser.error("--only: one of " + " ".join(VARIANTS))
    load, file, runs = os.getloadavg(), content(), []
    with tempfile.TemporaryDirectory(prefix="khettara-cold-") as folder:
        emulator = Emulator(folder)
        try:
            caches = {name: train(emulator, name, VARIANTS[name][1], folder, file) for name in options.only if VARIANTS[name][2]}
            for number in range(options.rounds):
                for name in options.only:
                    runs.append(cold(emulator, name, number, caches.get(name), folder, file))
                    print(f"{number + 1}/{options.rounds} {name}: {runs[-1]['first']:.2f} s", file=sys.stderr)
        finally:
            emulator.close()
    print(f"{len(file) / 1000:.1f} KB, {INGEST['MemorySize']:,} MB, one core of {os.cpu_count()}, heap {HEAP}; medians of {options.rounds} "
          f"interleaved cold starts; load before {' '.join(f'{l:.2f}' for l in load)}\n")
    print("| function | first upload to release, s | least to most | second, s | peak RSS MB |\n|---|---|---|---|---|")
    for name in options.only:
        mine = [run for run in runs if run["variant"] == name]
        first = [run["first"] for run in mine]
        print(f"| {VARIANTS[name][0]} | {statistics.median(first):.2f} | {min(first):.2f} to {max(first):.2f} "
              f"| {statistics.median(run['second'] for run in mine):.2f} | {statistics.median(run['rss'] for run in mine) / 2**20:.0f} |")


if __name__ == "__main__":
    main()
