"""TIFU-KNN (Hu, He, Gao, Zhang, SIGIR 2020) in numpy, as the peer of `bench recommend`.

usage: tifu_knn.py HISTORIES ITEMS GROUPS BASKET_DECAY GROUP_DECAY NEIGHBOURS ALPHA LENGTH dense|sparse

A line of HISTORIES is a member, baskets are parted by ';' and items by ','. Printed is one JSON document: the processor
seconds of vectors, neighbours and rankings, and the items of each member, the likeliest first.
"""

import json
import sys
import time

import numpy as np

PART = 500


def habits(baskets, items, groups, basket_decay, group_decay):
    used = min(groups, len(baskets))
    vector = np.zeros(items, dtype=np.float32)
    at = 0
    for group in range(used):
        size = len(baskets) // used + (1 if group >= used - len(baskets) % used else 0)
        mean = np.zeros(items, dtype=np.float32)
        for i in range(size):
            mean[baskets[at]] += basket_decay ** (size - 1 - i)
            at += 1
        vector += mean / size * group_decay ** (used - 1 - group)
    return vector / used


def nearest(products, lengths, first, wanted):
    """The nearest of each row; a member is no neighbour of itself."""
    score = 2 * products - lengths[np.newaxis, :]
    rows = np.arange(score.shape[0])
    score[rows, first + rows] = -np.inf
    return np.argpartition(-score, wanted - 1, axis=1)[:, :wanted]


def main():
    path, items, groups, basket_decay, group_decay, wanted, alpha, length, how = sys.argv[1:]
    items, groups, wanted, length = int(items), int(groups), int(wanted), int(length)
    basket_decay, group_decay, alpha = float(basket_decay), float(group_decay), float(alpha)
    with open(path, encoding="utf-8") as lines:
        members = [
            [np.array(basket.split(","), dtype=np.int64) for basket in line.strip().split(";")] for line in lines
        ]
    versions = "Python %d.%d, numpy %s" % (sys.version_info[0], sys.version_info[1], np.__version__)
    if how == "sparse":
        import scipy
        from scipy.sparse import csr_matrix

        versions += ", scipy " + scipy.__version__

    began = time.process_time()
    vectors = np.array([habits(baskets, items, groups, basket_decay, group_decay) for baskets in members])
    lengths = (vectors * vectors).sum(axis=1)
    if how == "sparse":
        vectors = csr_matrix(vectors)
        turned = vectors.T.tocsr()
    ranked = []
    for first in range(0, len(members), PART):
        part = vectors[first : first + PART]
        if how == "sparse":
            found = nearest((part @ turned).toarray(), lengths, first, wanted)
            rows = np.repeat(np.arange(found.shape[0]), wanted)
            chosen = csr_matrix(
                (np.full(found.size, 1 / wanted, dtype=np.float32), (rows, found.ravel())),
                shape=(found.shape[0], len(members)),
            )
            scores = alpha * part.toarray() + (1 - alpha) * (chosen @ vectors).toarray()
        else:
            found = nearest(part @ vectors.T, lengths, first, wanted)
            scores = np.array(
                [alpha * part[i] + (1 - alpha) * vectors[found[i]].mean(axis=0) for i in range(found.shape[0])]
            )
        best = np.argpartition(-scores, length - 1, axis=1)[:, :length]
        for i in range(best.shape[0]):
            ranked.append(best[i][np.argsort(-scores[i, best[i]], kind="stable")].tolist())
    seconds = time.process_time() - began
    json.dump({"seconds": seconds, "versions": versions, "ranked": ranked}, sys.stdout)


main()
