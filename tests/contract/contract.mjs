// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// An OpenAPI 3.1 document as a judge of HTTP exchanges: every request and every answer is held against it. What the document
// does not mention (a member, a status, a route, a query parameter) is a violation, too, although readers must tolerate new
// members: this version of the product has exactly these.
import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { parse } from "yaml";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

function closeObjects(node) {
  if (Array.isArray(node)) {
    node.forEach(closeObjects);
  } else if (node && typeof node === "object") {
    Object.values(node).forEach(closeObjects);
    const open = node.type === "object" && node.properties && typeof node.properties === "object" && !("additionalProperties" in node);
    if (open) node.unevaluatedProperties = false;
  }
}

function pointer(...steps) {
  return steps.map((step) => "/" + String(step).replaceAll("~", "~0").replaceAll("/", "~1")).join("");
}

// What a schema wanted and what it got, short enough to read.
function told(error, root) {
  const got = error.instancePath.split("/").slice(1).reduce((tree, step) => tree?.[step.replaceAll("~1", "/").replaceAll("~0", "~")], root);
  return `${JSON.stringify(error.params).slice(0, 120)}, got ${JSON.stringify(got)?.slice(0, 120)}`;
}

function coerced(text, schema) {
  if (schema.type === "integer") return /^-?[0-9]+$/.test(text) ? Number(text) : text;
  if (schema.type === "boolean") return text === "true" ? true : text === "false" ? false : text;
  return text;
}

export class Contract {
  static async load(file) {
    const document = parse(readFileSync(file, "utf8"));
    const verdict = await new Validator().validate(structuredClone(document));
    if (!verdict.valid) throw new Error(`${file} is no valid OpenAPI 3.1 document: ${JSON.stringify(verdict.errors, null, 1)}`);
    return new Contract(document);
  }

  constructor(document) {
    this.document = document;
    const closed = structuredClone(document);
    closeObjects(closed.components.schemas);
    closeObjects(closed.components.responses);
    closeObjects(closed.paths);
    this.ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, validateFormats: true });
    addFormats(this.ajv);
    this.ajv.addSchema(closed, "api");
    this.validators = new Map();
  }

  operations() {
    return Object.entries(this.document.paths).flatMap(([path, item]) =>
      METHODS.filter((method) => item[method]).map((method) => ({ path, method, ...item[method] })));
  }

  resolve(node, at) {
    while (node?.$ref) {
      at = node.$ref.slice(1);
      node = at.slice(1).split("/").reduce((tree, step) => tree[step.replaceAll("~1", "/").replaceAll("~0", "~")], this.document);
    }
    return { node, at };
  }

  // Mistakes of a value by the schema that stands at `at` of the document.
  mistakes(value, at, what) {
    if (!this.validators.has(at)) this.validators.set(at, this.ajv.compile({ $ref: `api#${encodeURI(at)}` }));
    const validate = this.validators.get(at);
    if (validate(value)) return [];
    return validate.errors.slice(0, 12).map((error) => `${what}${error.instancePath}: ${error.message} ${told(error, value)}`);
  }

  // Examples of the document that break its own schemas.
  checkExamples() {
    const { responses, schemas } = this.document.components;
    const ofResponses = Object.entries(responses).flatMap(([name, response]) => Object.entries(response.content ?? {}).flatMap(([type, media]) =>
      media.example ? this.mistakes(media.example, pointer("components", "responses", name, "content", type, "schema"), `example of ${name}`) : []));
    const ofSchemas = Object.entries(schemas).flatMap(([name, schema]) =>
      schema.example ? this.mistakes(schema.example, pointer("components", "schemas", name), `example of ${name}`) : []);
    return [...ofResponses, ...ofSchemas];
  }

  find(method, path) {
    const item = this.document.paths[path];
    const operation = item?.[method.toLowerCase()];
    return { item, operation, at: pointer("paths", path, method.toLowerCase()) };
  }

  checkRequest({ method, path, query, headers, body }) {
    const { operation, at } = this.find(method, path);
    if (!operation) return [`${method} ${path} is no documented route`];
    const found = [];
    const known = new Set();
    (operation.parameters ?? []).forEach((entry, index) => {
      const { node: parameter, at: where } = this.resolve(entry, at + pointer("parameters", index));
      if (parameter.in === "query") known.add(parameter.name);
      const given = parameter.in === "query" ? query.getAll(parameter.name) : [headers[parameter.name.toLowerCase()]].filter((text) => text !== undefined);
      const what = `${parameter.in} ${parameter.name}`;
      if (given.length > 1) found.push(`${what} is given twice`);
      if (given.length === 0) {
        if (parameter.required) found.push(`${what} is missing`);
        return;
      }
      const schema = this.resolve(parameter.schema).node;
      found.push(...this.mistakes(coerced(given[0], schema), where + "/schema", what));
    });
    for (const name of query.keys()) {
      if (!known.has(name)) found.push(`query ${name} is not documented`);
    }
    const security = operation.security ?? this.document.security ?? [];
    if (security.length > 0 && !/^Bearer [!-~]+$/.test(headers.authorization ?? "")) found.push("no bearer token");
    if (security.length === 0 && headers.authorization) found.push("a token where none belongs");
    if (operation.requestBody) found.push(...this.checkBody(operation.requestBody.content, at + pointer("requestBody", "content"), headers, body, "request body"));
    else if (body.length > 0) found.push("a request body where none belongs");
    return found;
  }

  checkAnswer({ method, path, status, headers, body }) {
    const { item, operation, at } = this.find(method, path);
    let entry;
    let where;
    if (operation) {
      const key = operation.responses[status] ? String(status) : status >= 500 && operation.responses.default ? "default" : null;
      if (!key) return [`status ${status} is not documented for ${method} ${path}`];
      entry = operation.responses[key];
      where = at + pointer("responses", key);
    } else {
      const name = item ? "MethodNotAllowed" : "NotFound";
      const expected = item ? 405 : 404;
      if (status !== expected) return [`${method} ${path} is not documented and must be answered with ${expected}, not ${status}`];
      entry = this.document.components.responses[name];
      where = pointer("components", "responses", name);
    }
    const resolved = this.resolve(entry, where);
    const found = this.checkHeaders(resolved.node.headers ?? {}, resolved.at + "/headers", headers);
    if (resolved.node.content) found.push(...this.checkBody(resolved.node.content, resolved.at + "/content", headers, body, "answer"));
    else if (body.length > 0) found.push("a body where none belongs");
    const problem = (headers["content-type"] ?? "").startsWith("application/problem+json");
    if (problem && found.length === 0) {
      const json = JSON.parse(body.toString("utf8"));
      if (json.status !== status) found.push(`problem status ${json.status} in an answer of status ${status}`);
      if (json.type !== `/problems/${json.code}`) found.push(`problem type ${json.type} with code ${json.code}`);
    }
    return found;
  }

  checkHeaders(documented, at, headers) {
    return Object.entries(documented).flatMap(([name, entry]) => {
      const { node, at: where } = this.resolve(entry, at + pointer(name));
      const value = headers[name.toLowerCase()];
      if (value === undefined) return node.required ? [`header ${name} is missing`] : [];
      return this.mistakes(coerced(value, this.resolve(node.schema).node), where + "/schema", `header ${name}`);
    });
  }

  checkBody(content, at, headers, body, what) {
    const type = (headers["content-type"] ?? "").split(";")[0].trim().toLowerCase();
    if (!content[type]) return [`${what}: Content-Type "${type}" is not documented`];
    let value;
    try {
      value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
    } catch (error) {
      return [`${what}: no JSON (${error.message})`];
    }
    return this.mistakes(value, at + pointer(type, "schema"), what);
  }
}
