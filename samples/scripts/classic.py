"""A writer of netCDF classic files (CDF-1), standard library alone.

It follows the grammar of "NetCDF Classic Format Specification" in the netCDF User's Guide: header (numrecs, dim_list,
gatt_list, var_list), then the fixed-size variables one after the other, then the records interleaved. Everything is
big-endian and padded to four bytes. The same calls always give the same bytes.

    file = Classic()
    file.dimension("time", None)                    # None: the record dimension
    file.variable("time", "double", ["time"], hours, units="hours since 2025-01-01T00:00:00Z")
    file.attributes(title="...")
    file.write(path)
"""

import struct

TYPES = {"byte": (1, "b", 1), "char": (2, "s", 1), "short": (3, "h", 2), "int": (4, "i", 4),
         "float": (5, "f", 4), "double": (6, "d", 8)}
FILL = {"byte": -127, "short": -32767, "int": -2147483647, "float": 9.9692099683868690e+36,
        "double": 9.9692099683868690e+36}
DIMENSION, VARIABLE, ATTRIBUTE = 10, 11, 12


def pad(data):
    return data + b"\0" * (-len(data) % 4)


def number(value):
    return struct.pack(">i", value)


def name(text):
    data = text.encode("utf-8")
    return number(len(data)) + pad(data)


def flat(values):
    for value in values:
        if isinstance(value, (list, tuple)):
            yield from flat(value)
        else:
            yield value


class Variable:
    def __init__(self, label, kind, dimensions, values, attributes):
        self.label, self.kind, self.dimensions, self.attributes = label, kind, dimensions, attributes
        if kind == "char":
            self.data = values
        else:
            fill = attributes.get("_FillValue", FILL[kind])
            cells = [fill if value is None else value for value in flat(values)]
            self.data = struct.pack(">%d%s" % (len(cells), TYPES[kind][1]), *cells)


class Classic:
    def __init__(self):
        self.dimensions, self.variables, self.globals = {}, [], {}
        self.records = 0

    def dimension(self, label, length):
        self.dimensions[label] = length

    def attributes(self, **values):
        self.globals.update(values)

    def variable(self, label, kind, dimensions, values, **attributes):
        """Adds a variable; values may be nested lists, None is missing. Attributes that are text, a number or a list."""
        variable = Variable(label, kind, dimensions, values, attributes)
        if dimensions and self.dimensions[dimensions[0]] is None:
            row = self.row(variable)
            self.records = max(self.records, len(variable.data) // row)
            expected = self.records * row
        else:
            expected = self.row(variable)
        if len(variable.data) != expected:
            raise ValueError("%s has %d bytes, its shape wants %d" % (label, len(variable.data), expected))
        self.variables.append(variable)

    def text(self, label, dimension, lines, width, **attributes):
        """Adds a char variable: one padded line for each step of the dimension (None: a single line)."""
        size = label + "_strlen"
        self.dimension(size, width)
        data = b"".join(line.encode("utf-8").ljust(width, b"\0")[:width] for line in lines)
        self.variable(label, "char", [dimension, size] if dimension else [size], data, **attributes)

    def row(self, variable):
        """Bytes of the variable in one record, or of all of it when it has no record dimension; without padding."""
        size = TYPES[variable.kind][2]
        for dimension in variable.dimensions:
            size *= 1 if self.dimensions[dimension] is None else self.dimensions[dimension]
        return size

    def recorded(self, variable):
        return bool(variable.dimensions) and self.dimensions[variable.dimensions[0]] is None

    def attribute_list(self, attributes, kind="double"):
        if not attributes:
            return number(0) + number(0)
        parts = [number(ATTRIBUTE), number(len(attributes))]
        for label, value in attributes.items():
            parts.append(name(label))
            if isinstance(value, str):
                data = value.encode("utf-8")
                parts += [number(2), number(len(data)), pad(data)]
                continue
            values = value if isinstance(value, (list, tuple)) else [value]
            # CF: fill value, valid range and flag values have the variable's own type
            own = label in ("_FillValue", "valid_min", "valid_max", "valid_range", "flag_values")
            use = kind if own else ("int" if all(isinstance(v, int) for v in values) else "double")
            code, letter, _ = TYPES[use]
            parts += [number(code), number(len(values)), pad(struct.pack(">%d%s" % (len(values), letter), *values))]
        return b"".join(parts)

    def header(self, begins):
        order = list(self.dimensions)
        parts = [b"CDF\x01", number(self.records)]
        parts += [number(DIMENSION), number(len(order))]
        for label in order:
            parts += [name(label), number(self.dimensions[label] or 0)]
        parts.append(self.attribute_list(self.globals))
        parts += [number(VARIABLE), number(len(self.variables))]
        for variable, begin in zip(self.variables, begins):
            row = self.row(variable)
            parts += [name(variable.label), number(len(variable.dimensions))]
            parts += [number(order.index(d)) for d in variable.dimensions]
            parts += [self.attribute_list(variable.attributes, variable.kind), number(TYPES[variable.kind][0])]
            parts += [number(row + -row % 4), number(begin)]
        return b"".join(parts)

    def write(self, path):
        recorded = [v for v in self.variables if self.recorded(v)]
        fixed = [v for v in self.variables if not self.recorded(v)]
        # the specification's exception: a lone record variable is not padded
        alone = len(recorded) == 1
        at = len(self.header([0] * len(self.variables)))
        begin = {}
        for variable in fixed:
            begin[variable.label] = at
            at += len(pad(variable.data))
        for variable in recorded:
            begin[variable.label] = at
            row = self.row(variable)
            at += row if alone else row + -row % 4
        with open(path, "wb") as out:
            out.write(self.header([begin[v.label] for v in self.variables]))
            for variable in fixed:
                out.write(pad(variable.data))
            for record in range(self.records):
                for variable in recorded:
                    row = self.row(variable)
                    data = variable.data[record * row:(record + 1) * row]
                    out.write(data if alone else pad(data))
