"""Makes of template.yaml and its nested stacks one flat CloudFormation template, without AWS.

    transform.py template.yaml out.json

The SAM transform is AWS's own translator; nested stacks are then inlined: a resource R of the stack S
becomes SR, parameters become what the parent passes, S.Outputs.O becomes what the output is. Rules and
the local deployer read the result, so they see every resource with its true references.
"""

import json
import os
import re
import sys

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

ARTIFACTS = "s3://artifacts/"
# The translator asks for a region; nothing of it enters the result.
os.environ.setdefault("AWS_DEFAULT_REGION", "eu-west-3")
VARIABLE = re.compile(r"\$\{([^!}][^}]*)\}")


class NoManagedPolicies:
    """Stands in for a call to IAM; our roles name no managed policy."""

    def load(self):
        return {}


def expanded(path):
    with open(path, encoding="utf-8") as file:
        template = yaml_parse(file)
    resources = template["Resources"]
    for resource in resources.values():
        if resource["Type"] == "AWS::Serverless::Function":
            # The translator wants code in S3; the key keeps the folder for those who run it.
            resource["Properties"]["CodeUri"] = ARTIFACTS + resource["Properties"]["CodeUri"]
    nested = {
        name: resources.pop(name)["Properties"]
        for name, resource in list(resources.items())
        if resource["Type"] == "AWS::Serverless::Application"
    }
    template.setdefault("Outputs", {})
    whole = transform(template, {}, NoManagedPolicies()) if resources else template
    return json.loads(json.dumps(whole, default=str)), nested


class Stack:
    def __init__(self, path, prefix="", parameters=None):
        self.template, applications = expanded(path)
        self.prefix = prefix
        self.parameters = parameters
        self.ids = set(self.template["Resources"])
        self.children = {}
        folder = os.path.dirname(path)
        for name, application in applications.items():
            # Parameters are resolved when they are used, so that stacks may stand in any order.
            values = {
                key: (lambda value=value: self.resolved(value))
                for key, value in application.get("Parameters", {}).items()
            }
            location = os.path.join(folder, application["Location"])
            self.children[name] = Stack(location, prefix + name, values)

    def output(self, name):
        return self.resolved(self.template["Outputs"][name]["Value"])

    def ref(self, name):
        if self.parameters is not None and name in self.template.get("Parameters", {}):
            return self.parameters[name]()
        return {"Ref": self.prefix + name if name in self.ids else name}

    def attribute(self, path):
        name, attribute = path.split(".", 1)
        if name in self.children:
            return self.children[name].output(attribute.removeprefix("Outputs."))
        return {"Fn::GetAtt": [self.prefix + name, attribute]}

    def substituted(self, argument):
        text, own = argument if isinstance(argument, list) else (argument, {})
        values = {key: self.resolved(value) for key, value in own.items()}

        def variable(match):
            name = match.group(1)
            if name in values:
                return match.group(0)
            value = self.attribute(name) if "." in name else self.ref(name)
            if isinstance(value, str):
                return value
            if "Ref" in value:
                return "${" + value["Ref"] + "}"
            if "Fn::GetAtt" in value:
                return "${" + ".".join(value["Fn::GetAtt"]) + "}"
            key = re.sub(r"\W", "", name)
            values[key] = value
            return "${" + key + "}"

        text = VARIABLE.sub(variable, text)
        return {"Fn::Sub": [text, values]} if values else {"Fn::Sub": text}

    def resolved(self, node):
        if isinstance(node, list):
            return [self.resolved(item) for item in node]
        if not isinstance(node, dict):
            return node
        if len(node) == 1:
            (key, value), = node.items()
            if key == "Ref":
                return self.ref(value)
            if key == "Fn::GetAtt":
                return self.attribute(value if isinstance(value, str) else ".".join(value))
            if key == "Fn::Sub":
                return self.substituted(value)
            if key == "Fn::If":
                return {key: [self.prefix + value[0], *self.resolved(value[1:])]}
            if key == "Condition" and isinstance(value, str):
                return {key: self.prefix + value}
        return {key: self.resolved(value) for key, value in node.items()}

    def resources(self):
        for name, resource in self.template["Resources"].items():
            flat = self.resolved({key: resource[key] for key in resource if key not in ("Condition", "DependsOn")})
            if "Condition" in resource:
                flat["Condition"] = self.prefix + resource["Condition"]
            if "DependsOn" in resource:
                waits = resource["DependsOn"]
                waits = waits if isinstance(waits, list) else [waits]
                flat["DependsOn"] = [self.prefix + other for other in waits if other in self.ids]
            yield self.prefix + name, flat
        for child in self.children.values():
            yield from child.resources()

    def conditions(self):
        for name, condition in self.template.get("Conditions", {}).items():
            yield self.prefix + name, self.resolved(condition)
        for child in self.children.values():
            yield from child.conditions()

    def flat(self):
        resources = dict(self.resources())
        conditions = dict(self.conditions())
        used = set(re.findall(r'"(?:Fn::If": \[|Condition": )"(\w+)"', json.dumps(resources)))
        return {
            "AWSTemplateFormatVersion": "2010-09-09",
            "Parameters": self.template.get("Parameters", {}),
            "Conditions": {name: value for name, value in conditions.items() if name in used},
            "Resources": resources,
            "Outputs": {name: {"Value": self.output(name)} for name in self.template["Outputs"]},
        }


def main(source, target):
    with open(target, "w", encoding="utf-8") as file:
        json.dump(Stack(source).flat(), file, indent=1, sort_keys=True, ensure_ascii=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
