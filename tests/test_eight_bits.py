from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files

import numpy as np
import onnx
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from onnx import TensorProto, helper

from index.eight_bits import AT_ONCE, GRAPH, STRIPS, nearest_products

WIDTH = 96


def drawn(seed: int, count: int) -> np.ndarray:
    """Unit vectors times 127, as tokens are kept."""
    found = np.random.default_rng(seed).normal(size=(count, WIDTH))
    return np.round(127 * found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.int8)


def by_numpy(asked: np.ndarray, told: np.ndarray) -> np.ndarray:
    return (told.astype(np.int64) @ asked.T.astype(np.int64)).max(axis=0)


@given(st.integers(0, 2**32), st.integers(1, 40), st.integers(1, 5 * STRIPS))
@examples(deadline=None)
def test_products_are_exact(seed: int, asked: int, told: int) -> None:
    questions, texts = drawn(seed, asked), drawn(seed + 1, told)
    assert np.array_equal(nearest_products(questions, texts), by_numpy(questions, texts))


@pytest.mark.parametrize("asked", [AT_ONCE - 1, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE + 7])
@pytest.mark.parametrize("told", [1, STRIPS - 1, STRIPS, 33 * STRIPS + 5])
def test_any_number_of_them(asked: int, told: int) -> None:
    questions, texts = drawn(asked, asked), drawn(told, told)
    assert np.array_equal(nearest_products(questions, texts), by_numpy(questions, texts))


def test_all_in_one_dimension() -> None:
    ends = np.vstack([127 * np.eye(WIDTH, dtype=np.int8), -127 * np.eye(WIDTH, dtype=np.int8)])
    assert nearest_products(ends, ends).tolist() == [127 * 127] * len(ends)
    assert nearest_products(ends[:1], ends[WIDTH : WIDTH + 1]).tolist() == [-127 * 127]


def test_no_question_has_no_product() -> None:
    assert nearest_products(drawn(0, 0), drawn(1, 5)).shape == (0,)


def test_many_threads_may_ask() -> None:
    asked = [drawn(i, 1 + i % 30) for i in range(200)]
    texts = [drawn(1_000 + i, 1 + 7 * i) for i in range(200)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(nearest_products, asked, texts))
    assert all(np.array_equal(f, by_numpy(a, t)) for f, a, t in zip(found, asked, texts, strict=True))


def test_the_graph_is_one_operator() -> None:
    """It is kept ready, so that serving does not need `onnx`; this makes it again."""
    zero = helper.make_tensor("zero", TensorProto.UINT8, [], [128])
    node = helper.make_node("MatMulInteger", ["told", "asked", "zero"], ["products"])
    inputs = [
        helper.make_tensor_value_info("told", TensorProto.UINT8, ["n", "d"]),
        helper.make_tensor_value_info("asked", TensorProto.INT8, ["d", "m"]),
    ]
    output = helper.make_tensor_value_info("products", TensorProto.INT32, ["n", "m"])
    wanted = helper.make_graph([node], "product", inputs, [output], [zero])
    kept = onnx.load_from_string(files("index").joinpath(GRAPH).read_bytes())
    assert list(kept.graph.node) == list(wanted.node)
    assert list(kept.graph.initializer) == list(wanted.initializer)
    assert list(kept.graph.input) == list(wanted.input)
    assert list(kept.graph.output) == list(wanted.output)
