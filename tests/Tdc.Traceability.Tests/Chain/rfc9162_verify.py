"""Verifies RFC 9162 proofs. Written from the RFC's own algorithms (2.1.3.2, 2.1.4.2), knowing nothing of the program under test.

Reads one JSON object a line: {"kind": "inclusion", "leafIndex", "treeSize", "contentHash", "rootHash", "path"} or
{"kind": "consistency", "first", "second", "firstRootHash", "secondRootHash", "path"}; hashes in base64. Prints true or false a line.
"""
import base64
import hashlib
import json
import sys


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def inclusion(leaf_index, tree_size, leaf_hash, path, root):
    if leaf_index >= tree_size:
        return False
    fn, sn, r = leaf_index, tree_size - 1, leaf_hash
    for p in path:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            r = node(p, r)
            if not fn & 1:
                while fn & 1 == 0 and fn != 0:
                    fn >>= 1
                    sn >>= 1
        else:
            r = node(r, p)
        fn >>= 1
        sn >>= 1
    return sn == 0 and r == root


def consistency(first, second, first_root, second_root, path):
    if first == second:
        return not path and first_root == second_root
    if not path:
        return False
    path = list(path)
    if first & (first - 1) == 0:
        path.insert(0, first_root)
    fn, sn = first - 1, second - 1
    while fn & 1:
        fn >>= 1
        sn >>= 1
    fr = sr = path[0]
    for c in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = node(c, fr), node(c, sr)
            if not fn & 1:
                while fn & 1 == 0 and fn != 0:
                    fn >>= 1
                    sn >>= 1
        else:
            sr = node(sr, c)
        fn >>= 1
        sn >>= 1
    return fr == first_root and sr == second_root and sn == 0


for line in sys.stdin:
    case = json.loads(line)
    raw = {k: base64.b64decode(v) for k, v in case.items() if k.endswith("Hash")}
    path = [base64.b64decode(p) for p in case["path"]]
    if case["kind"] == "inclusion":
        leaf = hashlib.sha256(b"\x00" + raw["contentHash"]).digest()
        print(inclusion(case["leafIndex"], case["treeSize"], leaf, path, raw["rootHash"]))
    else:
        print(consistency(case["first"], case["second"], raw["firstRootHash"], raw["secondRootHash"], path))
