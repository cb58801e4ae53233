"""Compares the outputs of an executed notebook with those committed in it, cell by cell.

Usage: notebook_outputs.py COMMITTED EXECUTED check|accept
"""
import json
import sys


def printed(cell):
    """Everything a cell printed, as text; what changes from run to run is left out."""
    parts = []
    for output in cell["outputs"]:
        kind = output["output_type"]
        if kind == "error":
            parts.append("error: " + output["ename"] + ": " + output["evalue"])
        elif kind == "stream":
            parts.append(output["name"] + ": " + "".join(output["text"]))
        else:
            for mime, data in sorted(output["data"].items()):
                parts.append(mime + ": " + "".join(data))
    return "\n".join(parts).strip()


def main(committed_path, executed_path, mode):
    with open(committed_path, encoding="utf-8") as file:
        committed = json.load(file)
    with open(executed_path, encoding="utf-8") as file:
        executed = json.load(file)
    pairs = [(old, new) for old, new in zip(committed["cells"], executed["cells"]) if old["cell_type"] == "code"]
    if mode == "accept":
        for number, (old, new) in enumerate(pairs, 1):
            old["outputs"] = new["outputs"]
            old["execution_count"] = number
            for output in old["outputs"]:
                output.pop("transient", None)
                output["metadata"] = {}
                if output["output_type"] == "execute_result":
                    output["execution_count"] = number
                if output["output_type"] == "stream":
                    del output["metadata"]
        with open(committed_path, "w", encoding="utf-8") as file:
            json.dump(committed, file, indent=1, ensure_ascii=False)
            file.write("\n")
        return
    bad = 0
    for number, (old, new) in enumerate(pairs, 1):
        expected, actual = printed(old), printed(new)
        if expected != actual or actual.startswith("error"):
            bad += 1
            print("%s, code cell %d:\n%s\nprinted\n%s\nbut committed is\n%s\n"
                  % (committed_path, number, "".join(old["source"]), actual, expected))
    silent = sum(1 for _, new in pairs if not printed(new))
    print("%s: %d code cells, %d print something, %d differ" % (committed_path, len(pairs), len(pairs) - silent, bad))
    if bad or silent == len(pairs):
        sys.exit(1)


main(*sys.argv[1:])
