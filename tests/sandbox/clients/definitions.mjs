// Methods with their parameters, and types with their fields, as grammY's types define them.
import { createRequire } from "node:module";
import ts from "typescript";

const file = createRequire(import.meta.url).resolve("@grammyjs/types/mod.js").replace(/js$/, "d.ts");
const program = ts.createProgram([file], { strict: true, skipLibCheck: true });
const checker = program.getTypeChecker();
const exported = checker.getExportsOfModule(
  checker.getSymbolAtLocation(program.getSourceFile(file)),
);

/** The fields of a type; of a union, those of all its members. */
function fields(type) {
  const members = type.isUnion() ? type.types : [type];
  const objects = members.filter((one) => one.flags & ts.TypeFlags.Object);
  const found = objects.flatMap((one) => checker.getPropertiesOfType(one)).filter(canBeThere);
  return new Set(found.map((one) => one.name));
}

/** Whether a field can have a value at all: some are there only to be excluded. */
function canBeThere(field) {
  const type = checker.getNonNullableType(checker.getTypeOfSymbol(field));
  return !(type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Never));
}

function parameters(method) {
  const [signature] = checker.getSignaturesOfType(checker.getTypeOfSymbol(method), ts.SignatureKind.Call);
  const [first] = signature.getParameters();
  if (!first) return [];
  return [...fields(checker.getNonNullableType(checker.getTypeOfSymbol(first)))];
}

const methods = {};
const types = {};
for (const symbol of exported) {
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  if (symbol.name === "ApiMethods") {
    for (const method of checker.getPropertiesOfType(type)) {
      methods[method.name] = parameters(method);
    }
  } else if (symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias)) {
    types[symbol.name] = [...fields(type)];
  }
}
process.stdout.write(JSON.stringify({ methods, types }));
